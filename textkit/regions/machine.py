"""A machine that reads lines in order and says which are code or raw HTML, after CommonMark 0.31.2, chapters 4 and 5.

It follows block quotes and list items because code ends with them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.regions.kinds import Region
from textkit.regions.marks import FENCE, ITEM, LONE_TAG, QUOTE, RAW, RAW_ENDS, RULE, SINGLE, TAG

if TYPE_CHECKING:
    from collections.abc import Callable

QUOTED = -1
# As deep as any writer nests; deeper, every line would cost its depth.
DEEPEST = 100


class Open(NamedTuple):
    """A block that is not closed yet: where it began, inside how many containers, and what tells its last line.

    Between the newline that ``clue`` finds next and the line it is on, nothing ends the block.
    """

    start: int
    depth: int
    is_last: Callable[[str, int], re.Match[str] | None]
    clue: re.Pattern[str]
    kind: str


class Machine:
    """Reads lines in order; knows the containers it is in, the block it is inside, and what it has found."""

    def __init__(self) -> None:
        self.found: list[Region] = []
        self.containers: list[int] = []  # the columns a list item's content is indented by, or QUOTED
        self.paragraph = False  # whether an indented line would go on a paragraph
        self.html = False  # whether the line is inside HTML that ends at a blank line
        self.empty = False  # whether the last line opened a list item and put nothing into it
        self.open: Open | None = None

    def forget(self) -> None:
        """Leave every container and paragraph, as behind a blank line where nothing is indented."""
        self.containers.clear()
        self.paragraph = self.html = self.empty = False

    def read(self, start: int, end: int, line: str) -> None:
        """Take the line ``[start, end)``, whose text is *line*."""
        line = line.rstrip("\n")
        if "\t" in line:
            line = line.expandtabs(4)
        at, depth = self._descend(line)
        if self.open:
            if depth >= self.open.depth:
                if self.open.is_last(line, at):
                    self.close(end)
                return
            self.close(start)
        if not line[at:].strip(" "):
            # A blank line ends a quote, and a list item that holds nothing yet; others go on.
            del self.containers[depth - self.empty :]
            self.paragraph = self.html = self.empty = False
        else:
            self._leaf(start, end, line, at, depth)

    def close(self, end: int) -> None:
        """End the open block, if there is one, at offset *end*."""
        if self.open:
            self.found.append(Region(self.open.start, end, self.open.kind))
            self.open = None

    def _descend(self, line: str) -> tuple[int, int]:
        """Return the offset in *line* behind the markers of the containers it belongs to, and how many they are."""
        at = 0
        for depth, width in enumerate(self.containers):
            if width == QUOTED:
                marker = QUOTE.match(line, at)
                if not marker:
                    return at, depth
                at = marker.end()
            elif line.startswith(" " * width, at):
                at += width
            elif line[at:].strip(" "):
                return at, depth
        return at, len(self.containers)

    def _leaf(self, start: int, end: int, line: str, at: int, depth: int) -> None:
        """Open the containers that the line opens, and take what stands in the innermost."""
        if depth < len(self.containers):
            if self.paragraph and not self._interrupts(line, at):
                return  # a lazy continuation: the paragraph goes on without its markers
            del self.containers[depth:]
            self.paragraph = self.html = False
        while not line.startswith("    ", at) and (inner := self._container(line, at)) is not None:
            at = inner
            self.paragraph = self.html = False
        self.empty = not line[at:].strip(" ")
        if not self.empty:
            self._content(start, end, line, at)

    @staticmethod
    def _interrupts(line: str, at: int) -> bool:
        """Whether what stands at *at* would end a paragraph of a container that the line is not marked for."""
        if line.startswith("    ", at):
            return False
        return any(pattern.match(line, at) for pattern in (ITEM, QUOTE, RULE, SINGLE, FENCE, RAW, TAG))

    def _container(self, line: str, at: int) -> int | None:
        """Open the quote or list item that begins at *at*; return where its content does."""
        if len(self.containers) == DEEPEST:
            return None
        if quote := QUOTE.match(line, at):
            self.containers.append(QUOTED)
            return quote.end()
        item = ITEM.match(line, at)
        if not item or RULE.match(line, at):
            return None
        if self.paragraph and (item[1] not in (None, "1") or item.end() == len(line)):
            return None  # only a list that starts at 1, with something in it, may interrupt a paragraph
        marker = item[0].rstrip(" ")
        spaces = item.end() - at - len(marker)
        # More than four spaces are one space and indented code.
        width = len(marker) + (spaces if 1 <= spaces <= 4 else 1)
        self.containers.append(width)
        return min(at + width, len(line))

    def _content(self, start: int, end: int, line: str, at: int) -> None:
        """Take a leaf block's line, whose content begins at *at*."""
        if self.html:
            return
        if line.startswith("    ", at):
            if not self.paragraph:
                self._indented(start, end)
        elif fence := FENCE.match(line, at):
            mark = fence[1]
            closing = f"{mark[0]}{{{len(mark)},}}"
            clue = self._clue(rf"[ \t]*{closing}")
            self._begin(start, re.compile(rf" {{0,3}}{closing} *$").match, clue, "code block")
        elif raw := RAW.match(line, at):
            ends = RAW_ENDS[(raw.lastindex or 1) - 1]
            self._begin(start, ends.search, re.compile("\n") if self.containers else ends, "html")
            if ends.search(line, raw.end()):
                self.close(end)
        else:
            self.html = bool(TAG.match(line, at) or (not self.paragraph and LONE_TAG.match(line, at)))
            self.paragraph = not (self.html or SINGLE.match(line, at) or RULE.match(line, at))

    def _clue(self, last: str) -> re.Pattern[str]:
        """Return what is in every line that *last* begins, and in every line that leaves the containers."""
        if QUOTED in self.containers:
            return re.compile("\n")
        width = sum(self.containers)
        return re.compile(rf"\n(?:{last}| {{0,{width - 1}}}[^ \n])" if width else rf"\n{last}")

    def _begin(
        self, start: int, is_last: Callable[[str, int], re.Match[str] | None], clue: re.Pattern[str], kind: str
    ) -> None:
        self.open = Open(start, len(self.containers), is_last, clue, kind)
        self.paragraph = False

    def _indented(self, start: int, end: int) -> None:
        """Add the line to the indented code before it, or begin one."""
        last = self.found[-1] if self.found else None
        if last and last.kind == "indented" and last.end == start:
            self.found[-1] = last._replace(end=end)
        else:
            self.found.append(Region(start, end, "indented"))
