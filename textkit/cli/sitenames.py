"""The names of sites: what many files have behind a separator at the end of their titles."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.cli.tree import named, wanted
from textkit.document import Document
from textkit.errors import UserError
from textkit.rules.frontmatter.title_suffix import tails, title_of
from textkit.tree import files
from textkit.tree.walk import walk

if TYPE_CHECKING:
    from textkit.cli.flags import Flags

FEWEST = 3  # two files may share anything


def shared(flags: Flags, least: int) -> tuple[str, ...]:
    """Return the ends of titles that at least *least* of the files that *flags* name share, the longest first.

    Raises ``UserError`` for fewer than three.
    """
    if least < FEWEST:
        raise UserError(f"--site-suffix takes {FEWEST} or more, not {least}")
    counts: Counter[str] = Counter()
    for path in walk(named(flags), wanted(flags)):
        if isinstance(path, Path):
            counts.update(set(tails(_title(path))))
    return tuple(sorted((tail for tail, count in counts.items() if count >= least), key=len, reverse=True))


def _title(path: Path) -> str:
    try:
        text = files.read(path).text
    except UserError:
        return ""  # told when it is the file's turn
    return title_of(Document(text.replace("\r\n", "\n"), "markdown"))
