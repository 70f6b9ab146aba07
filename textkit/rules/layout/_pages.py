"""Where the pages of a printed document meet: lines that hold nothing but a page number, in counting order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.layout._han import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document, Line

# A number alone on its line, bare or as print sets it: — 3 —, ·3·, [3], 第3页, 第 3 页 共 9 页, 3/9, Page 3 of 9.
_LINE = r"[ \t\u3000]*(?:[-—–－─·•\[(（第]|[Pp]age\b|\d)[^\n]{0,24}$"
CLUE = compiled(f"^{_LINE}", re.MULTILINE)
FIRST, BELOW = (
    compiled(_LINE, re.MULTILINE),
    compiled(f"\n{_LINE}", re.MULTILINE),
)  # found by the line end, ten times as fast
PAGE = compiled(
    r"[ \t\u3000]*(?:(?P<mark>[-—–－─·•]{1,3})[ \t]*(?P<a>\d{1,4})[ \t]*(?P=mark)"
    r"|[\[(（][ \t]*(?P<b>\d{1,4})[ \t]*[\])）]"
    r"|第[ \t]*(?P<c>\d{1,4})[ \t]*[页頁](?:[ \t]*[/,，]?[ \t]*共[ \t]*\d{1,4}[ \t]*[页頁])?"
    r"|[Pp]age[ \t]+(?P<d>\d{1,4})(?:[ \t]+of[ \t]+\d{1,4})?"
    r"|(?P<e>\d{1,4})[ \t]*/[ \t]*\d{1,4}"
    r"|(?P<f>\d{1,4}))[ \t\u3000]*"
)
BREAKS_OFF = compiled(rf"[^\n]{{10}}[{HAN}a-z，、,]\Z")
GOES_ON = compiled(rf"[{HAN}a-z]")
# Two dressed numbers that count up are a coincidence more easily than three.
FEWEST = 3


class PageNumber(NamedTuple):
    """A line that holds a page number, and the number."""

    line: Line
    number: int
    bare: bool


def page_numbers(doc: Document) -> list[PageNumber]:
    """Return the page-number lines of *doc*, a fact for the rules to share: at least three that count up by one.

    A number without dashes or a word counts only where it stands between the two halves of a sentence: sections,
    notes, ranks and slides are numbered too.
    """
    if not FIRST.match(doc.text) and not BELOW.search(doc.text):
        return []
    found = list(_candidates(doc))
    return [page for bare in (False, True) for page in _counting([page for page in found if page.bare is bare])]


def _candidates(doc: Document) -> Iterator[PageNumber]:
    for line in doc.lines_with(CLUE):
        match = PAGE.fullmatch(line.text)
        if match and match.lastgroup:
            bare = match.lastgroup in "bef"
            if not bare or _inside_sentence(doc, line):
                yield PageNumber(line, int(match[match.lastgroup]), bare)


def _inside_sentence(doc: Document, line: Line) -> bool:
    """Whether the lines around *line* touch it and are a sentence that breaks off and goes on."""
    above = doc.text[max(0, line.start - 200) : max(0, line.start - 1)]
    below = doc.text[line.end : line.end + 2]
    return bool(BREAKS_OFF.search(above) and GOES_ON.match(below))


def _counting(pages: Sequence[PageNumber]) -> list[PageNumber]:
    """Return the longest stretches of *pages* that count up by one, at least ``FEWEST`` long."""
    kept: list[PageNumber] = []
    run: list[PageNumber] = []
    for page in pages:
        if run and page.number != run[-1].number + 1:
            kept += run if len(run) >= FEWEST else []
            run = []
        run.append(page)
    return kept + (run if len(run) >= FEWEST else [])
