"""Prune: take images out of a document without leaving empty lines, empty links or torn paragraphs behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rules.images._blank import BLANK, QUOTED_BLANK, blank_after, blank_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.document import Document
    from textkit.rules.images._image import Image, Link

# What may remain of a line that held nothing else: quotation marks, one list marker, the marks of a heading.
EMPTY = compiled(r"(?P<quote>[ \t>]*+)(?P<marker>(?:[-+*]|\d{1,9}[.)])(?=[ \t\n]|\Z))?+(?:\#{1,6})?+\s*+\Z")
INDENTED = compiled(r"(?:[ \t]{2}|\t)[ \t]*+\S")
# What begins a block if it stands first on a line: headings, lists, quotations, fences, tables, lines of dashes.
BLOCK = compiled(r"[ \t]*+(?:\#{1,6}[ \t\n]|[-+*][ \t\n]|\d{1,9}[.)][ \t\n]|>|`{3}|~{3}|\||=+[ \t]*\n|-{2,}|[*_]{3})")
UNDERLINE = compiled(r"[ \t>]*+(?:=++|-++)[ \t]*+(?:\n|\Z)")
ANCHOR = compiled(r"<a(?:\s[^<>]*+)?>\s*+", re.IGNORECASE)
ANCHOR_END = compiled(r"\s*+</a\s*+>", re.IGNORECASE)
# No anchor is looked for farther before its image: a bound that keeps the search linear.
FARTHEST = 2000


class Cut(NamedTuple):
    """A span that goes, what stands in its place, and why."""

    start: int
    end: int
    new: str
    why: str


class Stretch(NamedTuple):
    """Whole lines, with the cuts in them; ``empty`` says that nothing else is on them."""

    start: int
    end: int
    cuts: tuple[Cut, ...]
    empty: bool


def removals(doc: Document, doomed: Iterable[tuple[Image, str]], *, keep_alt: bool = False) -> Iterator[Edit]:
    """Yield the edits that take out each image of *doomed* (in order, with the reason), and what it leaves empty.

    With *keep_alt* its alternative text stays in its place.  A link goes with the images in it if it then holds
    nothing; a line, if nothing but its markers remains.
    """
    cuts = _linked(doc.text, [(image, image.alt if keep_alt else "", why) for image, why in doomed])
    for stretch in _joined(doc.text, _stretches(doc, cuts)):
        if stretch.empty:
            yield _lines(doc.text, stretch)
        else:
            yield from (_words(doc.text, cut) for cut in stretch.cuts if not _reshapes(doc.text, stretch.start, cut))


def _linked(text: str, doomed: list[tuple[Image, str, str]]) -> list[Cut]:
    """Return a cut for each of *doomed*, or for the link around it where the link holds nothing else."""
    cuts: list[Cut] = []
    inside: dict[Link, list[Cut]] = {}
    for image, new, why in doomed:
        cut = Cut(image.start, image.end, new, why)
        if image.link and not new:
            inside.setdefault(image.link, []).append(cut)
        else:
            cuts.append(cut if new else _anchored(text, cut))
    for link, held in inside.items():
        empty = not _rest(text, link.text_start, link.text_end, held).strip()
        cuts += [Cut(link.start, link.end, "", held[0].why)] if empty else held
    return sorted(cuts)


def _anchored(text: str, cut: Cut) -> Cut:
    """Return *cut*, or the HTML anchor around it where that holds nothing else."""
    end = ANCHOR_END.match(text, cut.end)
    at = text.rfind("<", max(0, cut.start - FARTHEST), cut.start) if end else -1
    if end and at >= 0 and ANCHOR.fullmatch(text, at, cut.start):
        return cut._replace(start=at, end=end.end())
    return cut


def _rest(text: str, start: int, end: int, cuts: Iterable[Cut]) -> str:
    """Return what *cuts* leave of ``text[start:end]``."""
    pieces = list[str]()
    for cut in cuts:
        pieces += text[start : cut.start], cut.new
        start = cut.end
    return "".join([*pieces, text[start:end]])


def _stretches(doc: Document, cuts: Iterable[Cut]) -> Iterator[Stretch]:
    """Yield the lines of *cuts*, those on one line together."""
    text, held = doc.text, list[Cut]()
    start = end = 0
    for cut in cuts:
        if held and cut.start >= end:
            yield _stretch(text, start, end, held)
            held = []
        if not held:
            before = bisect_left(doc.newlines, cut.start)
            start, end = doc.newlines[before - 1] + 1 if before else 0, 0
        if held and not (held[-1].new or cut.new or text[held[-1].end : cut.start].strip(" \t")):
            held[-1] = held[-1]._replace(end=cut.end)
        else:
            held.append(cut)
        if cut.end > end:
            end = text.find("\n", cut.end) + 1 or len(text)
    if held:
        yield _stretch(text, start, end, held)


def _stretch(text: str, start: int, end: int, cuts: list[Cut]) -> Stretch:
    """Return the lines ``text[start:end]`` as a stretch; a heading's underline belongs to its line."""
    rest = EMPTY.match(_rest(text, start, end, cuts))
    empty = rest is not None and not (rest["marker"] and INDENTED.match(text, end))
    first = start == 0 or blank_before(text, start) < start
    under = UNDERLINE.match(text, end) if empty and first else None
    return Stretch(start, under.end() if under else end, tuple(cuts), empty)


def _joined(text: str, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield *stretches*, with those that nothing but blank lines keeps apart as one."""
    last: Stretch | None = None
    for stretch in stretches:
        if last and last.empty and stretch.empty and not text[last.end : stretch.start].strip(" \t>\n"):
            last = last._replace(end=stretch.end)
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last


def _lines(text: str, stretch: Stretch) -> Edit:
    """Return the edit that takes the lines of *stretch*, so that of the blank lines around it one remains."""
    start, end, why = stretch.start, stretch.end, stretch.cuts[0].why
    blank = QUOTED_BLANK if ">" in text[start : stretch.cuts[0].start] else BLANK
    above, below = blank_before(text, start, blank), blank_after(text, end, blank)
    if above == 0:
        return Edit(0, below, "", why)
    if below == len(text):
        return Edit(above, below, "", why)
    if above < start:
        return Edit(text.find("\n", above) + 1, below, "", why)
    if below > end:
        return Edit(start, text.rfind("\n", 0, below - 1) + 1, "", why)
    return Edit(start, end, "", why)


def _reshapes(text: str, start: int, cut: Cut) -> bool:
    """Tell whether the line that starts at *start* would become another block without *cut* at its beginning."""
    return not cut.new and bool(EMPTY.fullmatch(text, start, cut.start) and BLOCK.match(text, cut.end))


def _words(text: str, cut: Cut) -> Edit:
    """Return the edit that makes *cut* inside a line, with the space that would stand double or loose."""
    start, end, new, why = cut
    if new:
        return Edit(*cut)
    right = next(i for i in range(end, len(text) + 1) if text[i : i + 1] not in (" ", "\t"))
    if text[right : right + 1] in ("", "\n"):
        while start and text[start - 1] in " \t":
            start -= 1
        return Edit(start, right, "", why)
    return Edit(start, right if start == 0 or text[start - 1] in " \t\n[" else end, "", why)
