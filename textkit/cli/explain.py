"""What ``textkit boilerplate --explain`` prints: every line of a page with its score, zone and reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from textkit.cli import stdin
from textkit.cli.say import complain
from textkit.decoding import decode
from textkit.document import Document
from textkit.errors import UserError
from textkit.newlines import fold
from textkit.report.safe import name
from textkit.rules.boilerplate._explain import explain
from textkit.tree import files
from textkit.tree.outcome import Problem
from textkit.tree.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.cli.flags import Flags
    from textkit.rules.boilerplate._explain import Row


def explained(flags: Flags, slack: float) -> int:
    """Print the lines of each file that *flags* name, or of stdin; return the exit code: 2 if one cannot be read."""
    console = Console(highlight=False, soft_wrap=True)
    code = 0
    for path, text in _texts(flags):
        if isinstance(text, Problem):
            code = complain(f"{name(path)}: {text.reason}", 2)
            continue
        if path != Path("-"):
            console.print(Text(name(path), "bold"))
        for row in explain(Document(fold(text)[0]), slack):
            console.print(_line(row))
    return code


def _texts(flags: Flags) -> Iterator[tuple[Path, str | Problem]]:
    """Yield each file that *flags* name, or stdin, with its text or the reason why there is none."""
    if not (flags.paths or flags.files_from or flags.files0_from) or flags.paths == ["-"]:
        yield Path("-"), decode(stdin.read(), encoding=flags.encoding or None).text
        return
    from textkit.cli.tree import named, wanted

    for found in walk(named(flags), wanted(flags)):
        if isinstance(found, Problem):
            yield found.path, found
            continue
        try:
            yield found, decode(files.load(found), encoding=flags.encoding or None).text
        except UserError as error:
            yield found, Problem(found, str(error))


def _line(row: Row) -> Text:
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in row.text)
    style = "green" if row.stays else "red"
    sign = "+" if row.stays else "-"
    return Text.assemble(
        (f"{sign} {row.line:5d} {row.score:6.1f} {row.zone:6s} ", style), (f"{row.why:14s} ", "dim"), (shown, style)
    )
