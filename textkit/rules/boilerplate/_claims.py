"""Claims: the lines of a document that the rules of the kinds take, and the edits that take lines away.

Called by those rules and by ``page_furniture``, which leaves such lines to them.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from textkit.document import Line
from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.regions import INLINE
from textkit.rules.boilerplate._glance import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.document import Document
    from textkit.rules.boilerplate._shape import Shapes

# Rules that judge by all of a page or by two lines, where lines are taken here.
PAGE_WIDE = ("pinyin-gloss", "scattered-gloss", "adjacent-duplicate")
# What a page that lost its tags does not have: headings, lists, quotes, fences, links, emphasis.
MARKUP = compiled(r"^(?:#{1,6}|[-*+>]|\d{1,2}\.) |^(?:```|~~~)|\]\(|\*\*|<!--", re.MULTILINE)
BLANK = compiled(r"(?:[^\S\n]*\n)*")  # matches at the beginning of a line, always


def written(doc: Document) -> bool:
    """Say whether somebody keeps the text as Markdown: what looks like a page's furniture there was put there.

    Front matter alone does not say so, since it may have been lifted from the page a moment ago.
    """
    head = doc.front_matter
    return doc.dialect == "markdown" or bool(head and MARKUP.search(doc.text, head.end))


def page_lines(doc: Document) -> list[Line]:
    """Return the lines of *doc* that are not blank and reach into no block that belongs to a machine."""
    make = tuple.__new__  # what Line(…) calls, without the Python function between
    texts = doc.text.split("\n")
    ends = accumulate(len(text) + 1 for text in texts)
    lines = [
        make(Line, (end - len(text) - 1, end, text))
        for text, end in zip(texts, ends, strict=True)
        if text and not text.isspace()
    ]
    if lines and lines[-1].end > len(doc.text):
        lines[-1] = lines[-1]._replace(end=len(doc.text))
    return [line for line in lines if not doc.protected(line.start, line.end, INLINE)] if doc.blocks else lines


def page_shapes(doc: Document) -> Shapes:
    """Return the shapes of the ``page_lines`` of *doc*; of lines that stood in the text before, those of then."""
    from textkit.rules.boilerplate._shape import shapes

    texts = [line.text for line in doc.fact(page_lines)]
    before = doc.earlier
    if before and before.knows(page_shapes):
        known = {line.text: i for i, line in enumerate(before.fact(page_lines))}
        places = [known.get(text, -1) for text in texts]
        if -1 not in places:
            return before.fact(page_shapes).only(places)
    return shapes(texts)


def claimed(doc: Document, kind: str, why: str) -> Iterator[Edit]:
    """Yield the edits that delete the lines of *kind*."""
    lines = [(line, why) for line, mine in doc.fact(claims) if mine == kind]
    return deletions(doc.text, lines) if lines else iter(())


def claims(doc: Document) -> list[tuple[Line, str]]:
    """Return every line of *doc* that a rule claims, with its kind; none of a text that somebody keeps as Markdown."""
    if written(doc) or doc.fact(plain):
        return []
    left = _left(doc)
    if left is not None:
        return left
    from textkit.rules.boilerplate._kinds import Kinds

    lines = doc.fact(page_lines)
    return [(lines[i], kind) for i, kind in Kinds(lines, doc.fact(page_shapes)).of(range(len(lines))).items()]


def _left(doc: Document) -> list[tuple[Line, str]] | None:
    """Return what is left of the claims on the text as it was before, where nothing but claimed lines went since.

    No claim depends on them.  ``None`` where anything else may have changed.
    """
    before = doc.earlier
    if not before or not before.knows(claims) or before.blocks or doc.blocks:
        return None
    edits, i, gone = doc.edits, 0, 0
    left: list[tuple[Line, str]] = []
    for (start, end, text), kind in before.fact(claims):
        if i == len(edits) or end <= edits[i].start:
            left.append((Line(start - gone, end - gone, text), kind))
        elif _is_line(before.text, edits[i], start, end):
            gone += edits[i].end - edits[i].start
            i += 1
        else:
            return None
    return left if i == len(edits) else None


def _is_line(text: str, edit: Edit, start: int, end: int) -> bool:
    """Say whether *edit* deletes the line ``[start, end)``, with blank lines perhaps, and nothing else."""
    around = text[edit.start : start] + text[end : edit.end]
    whole = edit.start <= start and end <= edit.end and text[max(0, edit.start - 1) : edit.start] in ("", "\n")
    return whole and not edit.new and not around.strip()


def deletions(text: str, lines: Iterable[tuple[Line, str]]) -> Iterator[Edit]:
    """Return an edit for each of *lines* that deletes it with the blank lines behind it (at the end, before it)."""
    make = tuple.__new__  # what Edit(…) calls, without the Python function between
    edits = [make(Edit, (line.start, _past_blank(text, line.end), "", why)) for line, why in lines]
    if edits and edits[-1].end == len(text):  # nothing is left behind them: no blank line either
        first = len(edits) - 1
        while first > 0 and edits[first - 1].end == edits[first].start:
            first -= 1
        above = len(text[: edits[first].start].rstrip())
        floor = edits[first - 1].end if first else 0
        edits[first] = edits[first]._replace(start=max(floor, above + 1) if above else 0)
    return iter(edits)


def _past_blank(text: str, at: int) -> int:
    """Return where the blank lines end that begin at *at*."""
    if not text[at : at + 1].isspace():
        return at
    blank = BLANK.match(text, at)
    return blank.end() if blank else at
