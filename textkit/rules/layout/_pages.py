"""Where the pages of a printed document meet: lines that hold nothing but a page number, in counting order.

Sections, ranks, notes and slides are numbered too, and look the same; but a page ends wherever it is full, inside a
sentence more often than not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.layout._bonds import IDEOGRAPH, NO_BEGINNING, is_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document, Line

# A number alone on its line, bare or as print sets it: — 3 —, ·3·, [3], 第3页, 第 3 页 共 9 页, 3/9, Page 3 of 9.
_LINE = r"[ \t\u3000]*(?:[-—–－─·•\[(（第]|[Pp]age\b|\d)[^\n]{0,24}$"
CLUE = compiled(f"^{_LINE}", re.MULTILINE)
# The first line, and any other, which is found ten times as fast by the line end above it.
FIRST, BELOW = (compiled(pattern, re.MULTILINE) for pattern in (_LINE, f"\n{_LINE}"))
PAGE = compiled(
    r"[ \t\u3000]*(?:(?P<mark>[-—–－─·•]{1,3})[ \t]*(?P<a>\d{1,4})[ \t]*(?P=mark)"
    r"|[\[(（][ \t]*(?P<b>\d{1,4})[ \t]*[\])）]"
    r"|第[ \t]*(?P<c>\d{1,4})[ \t]*[页頁](?:[ \t]*[/,，]?[ \t]*共[ \t]*\d{1,4}[ \t]*[页頁])?"
    r"|[Pp]age[ \t]+(?P<d>\d{1,4})(?:[ \t]+of[ \t]+\d{1,4})?"
    r"|(?P<e>\d{1,4})[ \t]*/[ \t]*\d{1,4}"
    r"|(?P<f>\d{1,4}))[ \t\u3000]*"
)
FEED = compiled(r"[ \t\n]*+(?:\f|\Z)")
GOING_ON = frozenset("，、,")
# Two dressed numbers that count up are a coincidence more easily than three.
FEWEST = 3
# Characters that a page holds at least: what lies between the ranks of a list is shorter.
SHORTEST = 200


class PageNumber(NamedTuple):
    """A line that holds a page number, the number, and the group of ``PAGE`` that it is of.

    The form is ``feed`` where a form feed, or the end of the text, comes next: a program has put the page there.
    """

    line: Line
    number: int
    form: str

    @property
    def bare(self) -> bool:
        """Whether the number has neither dashes nor a word."""
        return self.form in {"b", "e", "f"}


def page_numbers(doc: Document) -> list[PageNumber]:
    """Return the page-number lines of *doc*, a fact for the rules to share: three or more, counting, between pages.

    A number without dashes or a word counts only a page behind the last.
    """
    if not FIRST.match(doc.text) and not BELOW.search(doc.text):
        return []
    found = list(_candidates(doc))
    runs = (run for bare in (False, True) for run in _counting([page for page in found if page.bare is bare]))
    return [page for run in runs if _are_pages(doc, run) for page in run]


def _candidates(doc: Document) -> Iterator[PageNumber]:
    for line in doc.lines_with(CLUE):
        match = PAGE.fullmatch(line.text)
        if match and match.lastgroup:
            form = "feed" if FEED.match(doc.text, line.end) else match.lastgroup
            yield PageNumber(line, int(match[match.lastgroup]), form)


def _counting(pages: Sequence[PageNumber]) -> Iterator[list[PageNumber]]:
    """Yield the longest stretches of *pages* that count up by one, at least ``FEWEST`` long."""
    run: list[PageNumber] = []
    for page in pages:
        if run and not _follows(page, run[-1]):
            if len(run) >= FEWEST:
                yield run
            run = []
        run.append(page)
    if len(run) >= FEWEST:
        yield run


def _follows(page: PageNumber, before: PageNumber) -> bool:
    """Say whether *page* counts on from *before*, and is far enough from it."""
    far = not page.bare or page.line.start - before.line.end >= SHORTEST
    return far and page.number == before.number + 1


def _are_pages(doc: Document, run: Sequence[PageNumber]) -> bool:
    """Say whether the numbers of *run* stand between pages: those that say so, and those that cut sentences."""
    if all(page.form in {"c", "d", "feed"} for page in run):
        return True
    joints = list(_joints(doc, run))
    han = [pair for pair in joints if all(map(IDEOGRAPH.match, pair))]
    cut = sum(one in GOING_ON or two in NO_BEGINNING or (one.islower() and two.islower()) for one, two in joints)
    return (len(han) > 1 and is_text(han)) or FEWEST * cut >= len(run)


def _joints(doc: Document, run: Sequence[PageNumber]) -> Iterator[tuple[str, str]]:
    """Yield the characters that meet where the numbers of *run* stand: the last above each and the first below.

    Blank lines are not looked at, nor is a line that *run* has again and again beside its numbers.
    """
    around = [(_beside(doc, page.line, -1), _beside(doc, page.line, 1)) for page in run]
    counts = Counter(lines[0] for sides in around for lines in sides if lines)
    for above, below in around:
        one, two = ([line for line in lines if counts[line] < FEWEST] for lines in (above, below))
        if one and two:
            yield one[0][-1], two[0][0]


def _beside(doc: Document, line: Line, step: int) -> list[str]:
    """Return the two lines above (*step* is -1) or below *line* that are not blank, stripped, the nearest first."""
    found: list[str] = []
    at = line.start - 1 if step < 0 else line.end
    while 0 <= at < len(doc.text) and len(found) <= 1:
        near = doc.line_at(at)
        found += [text] if (text := near.text.strip()) else []
        at = near.start - 1 if step < 0 else near.end
    return found
