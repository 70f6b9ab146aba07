"""Document: a text, and facts about it that are computed once, when first asked for.

Rules read it; only the pipeline makes it.  All offsets are characters; lines end in ``\\n`` and in nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from textkit.edit import Edit, deletes_lines, tight
from textkit.regions import BLOCKS, by_line, front_matter, may_hold_code, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textkit.regions import Dialect, Region

T = TypeVar("T")


class Line(NamedTuple):
    """One line, made only when a rule asks for it; ``text`` is without the newline, ``end`` is behind it."""

    start: int
    end: int
    text: str

    def delete(self, why: str) -> Edit:
        """Return the edit that removes the line and its newline."""
        return Edit(self.start, self.end, "", why)

    def replace(self, new: str, why: str) -> Edit:
        """Return the smallest edit that turns the line's text into *new*."""
        return tight(self.start, self.text, new, why)


class Document:
    """A text with ``\\n`` line ends, its dialect, and lazy facts.

    ``earlier`` is the text as it was before ``edits`` made this one of it: some facts of it may still hold.
    """

    def __init__(
        self, text: str, dialect: Dialect = "web", earlier: Document | None = None, edits: Sequence[Edit] = ()
    ) -> None:
        self.text = text
        self.dialect = dialect
        self.earlier = earlier
        self.edits = edits
        self._facts: dict[Callable[[Document], Any], Any] = {}

    def fact(self, compute: Callable[[Document], T]) -> T:
        """Return ``compute(self)``, computed once: for facts that several rules of a job need."""
        if compute not in self._facts:
            self._facts[compute] = compute(self)
        found: T = self._facts[compute]
        return found

    def knows(self, compute: Callable[[Document], T]) -> bool:
        """Say whether the fact has been computed."""
        return compute in self._facts

    @cached_property
    def ascii(self) -> str:
        """The ASCII characters of the text, run together: a clue of ASCII that is not in them is nowhere.

        Making them costs less than one search for a class of characters, and they are few where the text is Chinese.
        """
        return self.text.encode("ascii", "ignore").decode("ascii")

    @cached_property
    def newlines(self) -> list[int]:
        """Offsets of every line feed: the one definition of a line (never ``splitlines``)."""
        return [m.start() for m in re.finditer("\n", self.text)]

    @cached_property
    def regions(self) -> list[Region]:
        """Every protected region, sorted and disjoint."""
        if self.earlier and self._keeps_regions and self.earlier.regions:
            return shifted(self.earlier.regions, self.edits)
        return [] if self._keeps_regions else scan(self.text, self.dialect)

    @cached_property
    def _keeps_regions(self) -> bool:
        """Whether the regions are those of the text before, in the lines that are left of it."""
        before = self.earlier
        return bool(before and before.lines_apart and deletes_lines(before.text, self.edits)) and not self.front_matter

    @cached_property
    def lines_apart(self) -> bool:
        """Whether each line has its regions by itself."""
        return self._keeps_regions or (by_line(self.ascii, self.dialect) and not self.front_matter)

    @cached_property
    def blocks(self) -> list[Region]:
        """The protected regions that own whole lines; found without the others where no mark of code stands."""
        if not self._keeps_regions and may_hold_code(self.ascii, self.dialect):
            return [region for region in self.regions if region.kind in BLOCKS]
        return [self.front_matter] if self.front_matter else []

    @cached_property
    def front_matter(self) -> Region | None:
        """The metadata block at the top with its fences, or ``None``; found without looking at the rest."""
        return front_matter(self.text, self.dialect)

    def protected(self, start: int, end: int, about: frozenset[str] = frozenset()) -> Region | None:
        """Return the first protected region that ``[start, end)`` reaches into, of a kind not in *about*.

        An empty span reaches into a region only when it lies strictly inside it.
        """
        if "front matter" in about and self.front_matter and end <= self.front_matter.end:
            return None  # a rule about the front matter need not wait for the scan of the rest
        regions, stop = self.regions, max(end, start + 1)
        for i in range(max(0, bisect_left(regions, (start + 1,)) - 1), len(regions)):
            region = regions[i]
            if region.start >= stop:
                break
            if region.end > start and (start < end or region.start < start) and region.kind not in about:
                return region
        return None

    def prose(self, about: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
        """Yield the spans between the protected regions (those of a kind in *about* count as prose)."""
        at = 0
        for region in self.regions:
            if region.kind in about:
                continue
            if region.start > at:
                yield at, region.start
            at = region.end
        if at < len(self.text):
            yield at, len(self.text)

    def place(self, at: int) -> tuple[int, int]:
        """Return the 1-based line and column of offset *at*."""
        line = bisect_left(self.newlines, at)
        return line + 1, at - (self.newlines[line - 1] + 1 if line else 0) + 1

    def line_at(self, at: int) -> Line:
        """Return the line that holds offset *at*."""
        start = self.text.rfind("\n", 0, at) + 1
        stop = self.text.find("\n", at)
        if stop < 0:
            return Line(start, len(self.text), self.text[start:])
        return Line(start, stop + 1, self.text[start:stop])

    def lines(self) -> Iterator[Line]:
        """Yield every line; for rules that weigh a whole page, not for looking for something."""
        *closed, rest = self.text.split("\n")
        start = 0
        for text in closed:
            end = start + len(text) + 1
            yield Line(start, end, text)
            start = end
        if rest:
            yield Line(start, len(self.text), rest)

    def lines_with(self, clue: re.Pattern[str]) -> Iterator[Line]:
        """Yield, in order, the lines that hold a match of *clue*; no other line is made."""
        at = 0
        while at < len(self.text) and (hit := clue.search(self.text, at)):
            line = self.line_at(hit.start())
            at = line.end
            yield line

    def sub(self, pattern: re.Pattern[str], new: str, why: str) -> Iterator[Edit]:
        """Yield an edit for each match of *pattern*; *new* may refer to its groups."""
        for hit in pattern.finditer(self.text):
            fresh = hit.expand(new) if "\\" in new else new
            if hit[0] != fresh:
                yield Edit(*hit.span(), fresh, why)


def shifted(regions: Sequence[Region], edits: Sequence[Edit]) -> list[Region]:
    """Return what *edits* leave of *regions*, where they now are; each edit deletes a region whole or leaves it."""
    left: list[Region] = []
    i = gone = 0
    for region in regions:
        while i < len(edits) and edits[i].end <= region.start:
            gone += edits[i].end - edits[i].start
            i += 1
        if i == len(edits) or edits[i].start >= region.end:
            left.append(region._replace(start=region.start - gone, end=region.end - gone))
    return left
