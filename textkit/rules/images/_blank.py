"""Blank lines around a span: where they are, and what is to remain of them.  Pure functions over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled

if TYPE_CHECKING:
    import re

BLANK = compiled(r"[ \t]*+(?:\n|\Z)")
QUOTED_BLANK = compiled(r"[ \t>]*+(?:\n|\Z)")


class Gap(NamedTuple):
    """The blank lines around a span: where they begin and end, and what is to remain of them on each side."""

    left: int
    before: str
    after: str
    right: int


def gap(text: str, start: int, end: int) -> Gap:
    """Return the blank lines around ``text[start:end]``: one remains where there were some, none at the text's ends.

    A side where something else stands on the line has none.
    """
    left, right = blank_before(text, start), blank_after(text, end)
    before = "\n" if 0 < left < start else ""
    after = "\n" if end < right < len(text) else ""
    return Gap(left, before, after, right)


def blank_before(text: str, at: int, blank: re.Pattern[str] = BLANK) -> int:
    """Return where the blank lines above the line that starts at *at* begin; *at* if it starts no line."""
    while at and text[at - 1] == "\n":
        above = text.rfind("\n", 0, at - 1) + 1
        if not blank.fullmatch(text, above, at):
            break
        at = above
    return at


def blank_after(text: str, at: int, blank: re.Pattern[str] = BLANK) -> int:
    """Return where the blank lines from the line start *at* end; *at* if it starts no line."""
    while at < len(text) and (not at or text[at - 1] == "\n") and (found := blank.match(text, at)):
        at = found.end()
    return at
