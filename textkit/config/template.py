"""Templates: what ``textkit learn`` found on a site's pages, as a TOML file that a person reviews."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from textkit import toml
from textkit.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from textkit.learn import Learned, Recurring

ABOUT = """\
# What the pages of this site share, found by textkit learn; textkit boilerplate --template THIS takes it away.
# Change a verdict, or delete a table, where you know better.
#
# line      as it stands on the first page; its white space, numbers and dates do not matter
# pages     how many of the {pages} pages (copies count once) have it
# position  head: before the first sentence of the page's own; tail: behind the last; both; body: between them.
#           A line is taken there only, or everywhere if its position is body
# examples  some of those pages
# verdict   remove or keep.  Kept until you say otherwise: what stands in the body, and what has no word in it
"""
# Which options of the rule take the lines of a position.
OPTIONS = {"head": ("head",), "tail": ("tail",), "both": ("head", "tail"), "body": ("anywhere",)}


def written(learned: Learned) -> str:
    """Return *learned* as TOML."""
    return ABOUT.format(pages=learned.pages) + "".join(map(_table, learned.lines))


def _table(found: Recurring) -> str:
    examples = ", ".join(map(toml.string, found.examples))
    line, position, verdict = map(toml.string, (found.line, found.position, found.verdict))
    return (
        f"\n[[line]]\nline = {line}\npages = {found.pages}\nposition = {position}\n"
        f"examples = [{examples}]\nverdict = {verdict}\n"
    )


def read(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the lines that the template at *path* says to remove, as the options of ``template-line``.

    Raises ``UserError`` if it cannot be read.
    """
    try:
        tables = toml.loads(path.read_bytes().decode("utf-8-sig")).get("line", [])
        lines: dict[str, list[str]] = {"head": [], "tail": [], "anywhere": []}
        for table in tables:
            if table["verdict"] not in ("remove", "keep"):
                raise UserError(f"template {path}: a verdict is remove or keep, not {table['verdict']!r}")
            if table["position"] not in OPTIONS:
                known = ", ".join(OPTIONS)
                raise UserError(f"template {path}: a position is one of {known}, not {table['position']!r}")
            for option in OPTIONS[table["position"]] if table["verdict"] == "remove" else ():
                lines[option].append(str(table["line"]))
    except OSError as error:
        raise UserError(f"template {path}: {(error.strerror or str(error)).lower()}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(f"template {path}: not valid TOML: {error}; textkit learn writes one") from None
    except (KeyError, TypeError, AttributeError):
        raise UserError(f"template {path}: each [[line]] has a line, a position and a verdict") from None
    return {option: tuple(found) for option, found in lines.items()}
