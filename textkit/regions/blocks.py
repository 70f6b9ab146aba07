"""Blocks that own whole lines: code, fenced or indented, and HTML that is not for reading (comment, script, pre).

A line machine after CommonMark 0.31.2, chapters 4 and 5; it follows block quotes and list items because code ends
with them.  It runs only over text that has a line which looks like the start of such a block.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.regions.kinds import Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# No such block begins without one of these.
FENCES, INDENTS = ("```", "~~~"), ("    ", "\t")
RAW_CLUE = compiled("<(?:[!?]|(?i:pre|script|style|textarea))")
QUOTE = compiled(r" {0,3}> ?")
ITEM = compiled(r" {0,3}(?:[-+*]|(\d{1,9})[.)])(?: +|$)")
RULE = compiled(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
# Leaves of one line, behind which no paragraph goes on: headings, setext underlines, link definitions.
SINGLE = compiled(r" {0,3}(?:#{1,6}(?: |$)|=+ *$|-+ *$|\[[^\]]+\]:)")
FENCE = compiled(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
# HTML that ends where it says so: CommonMark's kinds 1 to 5, each with its end.
RAW = compiled(r" {0,3}<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![A-Za-z]))", re.IGNORECASE)
RAW_ENDS = [compiled(end, re.IGNORECASE) for end in ("</(?:script|pre|style|textarea)>", "-->", r"\?>", r"\]\]>", ">")]
# HTML that ends at a blank line, kind 6 (these tags) and kind 7 (one whole tag alone on its line): text stands in it.
BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir"
    "|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link"
    "|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead"
    "|title|tr|track|ul"
)
TAG = compiled(rf" {{0,3}}</?(?:{BLOCK_TAGS})(?=[\s>]|/>|$)", re.IGNORECASE)
# An attribute of a tag; possessive, because nothing behind it could make it shorter.
ATTRIBUTE = r"""(?:\s+[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)"""
LONE_TAG = compiled(rf" {{0,3}}(?:<[A-Za-z][A-Za-z0-9-]*+{ATTRIBUTE}*+\s*+/?>|</[A-Za-z][A-Za-z0-9-]*+\s*+>) *$")
QUOTED = -1
# As deep as any writer nests; deeper, every line would cost its depth.
DEEPEST = 100


class Open(NamedTuple):
    """A block that is not closed yet: where it began, inside how many containers, and what tells its last line."""

    start: int
    depth: int
    is_last: Callable[[str, int], re.Match[str] | None]
    kind: str


def scan(text: str, at: int, *, indented: bool) -> list[Region]:
    """Return the code and raw HTML blocks of *text* behind offset *at*; with *indented*, indented code as well."""
    clues = (*FENCES, *INDENTS) if indented else FENCES
    if not any(clue in text for clue in clues) and not RAW_CLUE.search(text, at):
        return []
    machine = Machine()
    for start, end in _lines(text, at):
        machine.read(start, end, text[start:end])
    machine.close(len(text))
    return [block._replace(kind="code block") if block.kind == "indented" else block
            for block in machine.found if indented or block.kind != "indented"]  # fmt: skip


def _lines(text: str, at: int) -> Iterator[tuple[int, int]]:
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield at, end
        at = end


class Machine:
    """Reads lines in order; knows the containers it is in, the block it is inside, and what it has found."""

    def __init__(self) -> None:
        self.found: list[Region] = []
        self.containers: list[int] = []  # the columns a list item's content is indented by, or QUOTED
        self.paragraph = False  # whether an indented line would go on a paragraph
        self.html = False  # whether the line is inside HTML that ends at a blank line
        self.empty = False  # whether the last line opened a list item and put nothing into it
        self.open: Open | None = None

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
            self._begin(start, re.compile(rf" {{0,3}}{mark[0]}{{{len(mark)},}} *$").match, "code block")
        elif raw := RAW.match(line, at):
            ends = RAW_ENDS[(raw.lastindex or 1) - 1]
            self._begin(start, ends.search, "html")
            if ends.search(line, raw.end()):
                self.close(end)
        else:
            self.html = bool(TAG.match(line, at) or (not self.paragraph and LONE_TAG.match(line, at)))
            self.paragraph = not (self.html or SINGLE.match(line, at) or RULE.match(line, at))

    def _begin(self, start: int, is_last: Callable[[str, int], re.Match[str] | None], kind: str) -> None:
        self.open = Open(start, len(self.containers), is_last, kind)
        self.paragraph = False

    def _indented(self, start: int, end: int) -> None:
        """Add the line to the indented code before it, or begin one."""
        last = self.found[-1] if self.found else None
        if last and last.kind == "indented" and last.end == start:
            self.found[-1] = last._replace(end=end)
        else:
            self.found.append(Region(start, end, "indented"))
