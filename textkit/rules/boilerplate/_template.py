"""Templates: what a line is when its white space, numbers and dates do not matter, and where a page's own text lies.

Called by ``template_line`` and by ``textkit.learn``, so that what is learned is what is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.document import Line
from textkit.lazily import compiled
from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._claims import page_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.document import Document

# What differs from page to page in a line of the template: counters, times, dates with their months and weekdays.
VARIES = compiled(
    r"\d+|(?<=星期)[一二三四五六日天]"
    r"|(?<![^\W\d_])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)"
    r"(?![^\W\d_])"
)
SENTENCE = compiled(r"[。！？!?…]|\.(?:\s|$)")
CLAUSE = compiled(r"[，。！？；!?;…,.][”\"』」’）)】]*\s*$")
LONG = 60  # bytes of UTF-8 that make a sentence prose: twenty Han characters, ten words
SHORT = 24  # bytes of a clause of the page's own: eight Han characters
FEW = 3  # lines of a page whose line breaks are lost


def key_of(text: str) -> str:
    """Return what *text* has in common with the same line on other pages."""
    return "".join(VARIES.sub("0", text.lower()).split())


def prose(text: str) -> bool:
    """Say whether *text* is long, and a sentence."""
    return len(text.encode("utf-8", "replace")) >= LONG and bool(SENTENCE.search(text))


def parts(doc: Document) -> tuple[list[Line], bool]:
    """Return the lines of *doc* that are not blank, or the segments of a page that is on few; and whether it is."""
    lines = doc.fact(page_lines)
    if len(lines) > FEW:
        return lines, False
    return [segment for line in lines for segment in segments(line)], True


def segments(line: Line) -> list[Line]:
    """Return the segments of *line*, in order."""
    return [Line(line.start + a, line.start + b, line.text[a:b]) for a, b in chunks(line.text)]


def own(texts: Sequence[str], known: Sequence[bool], *, segmented: bool) -> tuple[int, int]:
    """Return where the page's own text begins and ends: at prose, or a clause if *segmented*, that is not *known*.

    A page without any has ``(0, len(texts))``: nothing stands around it.
    """
    test = clause if segmented else prose
    mine = [i for i, (text, told) in enumerate(zip(texts, known, strict=True)) if not told and test(text)]
    return (mine[0], mine[-1] + 1) if mine else (0, len(texts))


def clause(text: str) -> bool:
    """Say whether the segment *text* is part of a sentence."""
    return len(text.encode("utf-8", "replace")) >= SHORT and bool(CLAUSE.search(text))
