"""What stands within lines: code spans, tags, comments and autolinks, and over them the overlays.

Code spans and tags bind equally and from left to right (CommonMark 0.31.2, 6.1), so one pass finds both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.regions.kinds import Region
from textkit.regions.links import with_backtick
from textkit.regions.marks import ATTRIBUTE, BLOCK_TAGS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

RUN = compiled("`+")
_ANGLES = (
    rf"<(?:[A-Za-z][A-Za-z0-9-]*+{ATTRIBUTE}*+\s*+/?>"
    r"|/[A-Za-z][A-Za-z0-9-]*+\s*+>"
    r"|![A-Za-z][^<>]*+>"
    # autolinks
    r"|[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+>|[\w.!#$%&'*+/=?^`{|}~-]++@[\w.-]++>"
    # a tag as browsers read it: stray quotes, attributes without a space between them
    r"|/?[A-Za-z][A-Za-z0-9:-]*+(?:[\s/][^<>`\n]*+)?>)"
)
ANGLES = compiled(_ANGLES)
# A code span that ends on its line before any other backtick, or what is in angle brackets; else the mark alone.
MARK = compiled(rf"`(?:(`*+)[^`\n]++`\1(?!`))?+|{_ANGLES}|<")
COMMENTS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))


def _boundary(quote: str, indent: str, number: str) -> re.Pattern[str]:
    """Return what ends a paragraph: a blank line, or a line that begins another block.

    Code and raw HTML are cut out before.  *quote* is the pattern of a quote that would end it, *indent* and *number*
    are what may stand before a block's mark and in a list's.
    """
    return compiled(
        rf"{quote}\n(?=[ \t>]*(?:\n|\Z)|{indent}(?:#{{1,6}}[ \t\n]|(?:[-+*]|{number}[.)])[ \t\n]"
        r"|(?:=+|-+|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})[ \t]*(?:\n|\Z)"
        rf"|<(?i:/?(?:{BLOCK_TAGS})(?=[\s/>]))))"
    )


# Outside quotes a quote ends a paragraph; in a list any indent and any number may, elsewhere three columns and 1.
BOUNDARIES = {
    (quoted, listed): _boundary(
        "" if quoted else r"\n(?= {0,3}>)|",
        r"[ \t>]*" if listed else r"(?:> ?)* {0,3}",
        r"\d{1,9}" if listed else "1",
    )
    for quoted in (False, True)
    for listed in (False, True)
}
_ITEM = r"[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]"
ITEM, ITEM_ABOVE = compiled(_ITEM), compiled(rf"\n{_ITEM}")
LOOK_BACK = 2000
QUOTE = compiled(" {0,3}>")
HEADING = compiled(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*#{1,6}[ \t]")


def scan(text: str, gaps: Sequence[tuple[int, int]]) -> Iterator[Region]:
    """Yield, in order, what *text* has of these inside *gaps*, the spans that no block owns."""
    if "`" not in text and "<" not in text:
        return
    links = with_backtick(text)
    paragraph = Paragraph(text, 0, 0)
    for start, end in gaps:
        at = start
        while hit := MARK.search(text, at, end):
            at, stop = hit.span()
            if at in links:
                at = links[at]
                continue
            if stop > at + 1 and text[at - 1] != "\\" and "\n" not in hit[0]:  # no other mark can come between
                yield Region(at, stop, "code span" if hit.lastindex else "html")
                at = stop
                continue
            if at >= paragraph.end:
                paragraph = Paragraph(text, at, _paragraph_end(text, at, end))
            region = paragraph.region(at)
            # An escaped tag is one all the same inside an HTML block, and a tag may go on where a block seems to
            # begin: both are protected, but what stands in them is looked at as well.
            sure = region is not None and region.end <= paragraph.end and not _escaped(text, at)
            if region and (sure or region.kind == "html"):
                yield region
            if region and sure:
                at = region.end
            else:
                at += 1 if hit[0][0] == "<" or _escaped(text, at) else len(_run(text, at))


def _run(text: str, at: int) -> str:
    """Return the backticks that stand at *at*."""
    run = RUN.match(text, at)
    return run[0] if run else ""


def _escaped(text: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before *at*."""
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def _paragraph_end(text: str, at: int, end: int) -> int:
    """Return where the paragraph or heading that holds *at* ends, at *end* at the latest."""
    line = text.rfind("\n", 0, at) + 1
    if HEADING.match(text, line):
        stop = text.find("\n", at, end)
        return end if stop < 0 else stop
    boundary = BOUNDARIES[bool(QUOTE.match(text, line)), _listed(text, line)].search(text, at, end)
    return boundary.start() if boundary else end


def _listed(text: str, line: int) -> bool:
    """Whether the paragraph that the line at *line* belongs to seems to stand in a list."""
    above = text[max(0, line - LOOK_BACK) : line].rpartition("\n\n")[2]
    return text.startswith((" ", "\t"), line) or bool(ITEM.match(text, line) or ITEM_ABOVE.search(f"\n{above}"))


class Paragraph:
    """A stretch of text that inline marks cannot leave; remembers what was looked for in it and is not there."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._runs: dict[int, list[int]] | None = None
        self._unclosed: set[str] = set()

    def region(self, at: int) -> Region | None:
        """Return the region that the mark at *at* opens."""
        if self.text[at] == "`":
            return self._code_span(at)
        tag = ANGLES.match(self.text, at)
        return Region(at, tag.end(), "html") if tag else self._comment(at)

    def _code_span(self, at: int) -> Region | None:
        """Pair the run of backticks at *at* with the next of the same length."""
        if self._runs is None:
            self._runs = defaultdict(list)
            for run in RUN.finditer(self.text, at, self.end):
                self._runs[len(run[0])].append(run.start())
        length = len(_run(self.text, at))
        same = self._runs.get(length, [])
        i = bisect_left(same, at + length)
        return Region(at, same[i] + length, "code span") if i < len(same) else None

    def _comment(self, at: int) -> Region | None:
        for opening, closing in COMMENTS:
            if opening not in self._unclosed and self.text.startswith(opening, at):
                stop = self.text.find(closing, at + 2, self.end)
                if stop >= 0:
                    return Region(at, stop + len(closing), "html")
                self._unclosed.add(opening)
        return None
