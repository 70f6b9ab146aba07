from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from textkit.cli.say import complain
from textkit.config.template import written
from textkit.decoding import decode
from textkit.errors import UserError
from textkit.learn import FEWEST, SHARE
from textkit.learn import learn as learned
from textkit.report.safe import name
from textkit.tree import files
from textkit.tree.outcome import Problem
from textkit.tree.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.learn import Learned


def learn(
    paths: Annotated[list[str], typer.Argument(metavar="DIR", help="The pages of one site.")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; else stdout.")] = "",
    fewest: Annotated[
        int, typer.Option("--min-pages", metavar="N", help="A line must be on N pages or more.")
    ] = FEWEST,
    share: Annotated[float, typer.Option("--min-share", metavar="S", help="And on this share of all pages.")] = SHARE,
) -> int:
    """Find the lines that the pages of a site share, for boilerplate --template."""
    if fewest < 2 or not 0.001 <= share <= 1:
        raise UserError("--min-pages takes 2 or more, --min-share 0.001 to 1")
    into = Path(output)
    if output and into.exists():
        raise UserError(f"{output} is there already; it stays as it is")
    troubles: dict[Path, str] = {}
    found = learned(lambda: _pages([*map(Path, paths)], troubles), fewest, share)
    for path, reason in troubles.items():
        complain(f"{name(path)}: {reason}", 2)
    if found.pages < fewest:
        said = f"{found.pages} page{'s' * (found.pages != 1)} to learn from, copies apart"
        raise UserError(f"{said}, where a line must be on {fewest} (--min-pages)")
    text = written(found).encode("utf-8", "replace")
    if output:
        files.create(into, text)
        sys.stderr.write(f"textkit: wrote {name(into)}: {_told(found)}; look it over\n")
    else:
        sys.stdout.buffer.write(text)
    return 2 if troubles else 0


def _told(found: Learned) -> str:
    going = sum(line.verdict == "remove" for line in found.lines)
    return f"{len(found.lines):,} lines that {found.pages:,} pages share, {going:,} of them to remove"


def _pages(paths: list[Path], troubles: dict[Path, str]) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the files among and below *paths*, and put those into *troubles* that have none."""
    for path in walk(paths):
        if isinstance(path, Problem):
            troubles[path.path] = path.reason
            continue
        try:
            data = files.load(path)
            text = "" if files.binary(data) else decode(data).text
        except UserError as error:
            troubles[path] = str(error)
        else:
            yield str(path), text
