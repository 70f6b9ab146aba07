"""Diff: the unified diff of a text and the edits made to it, in linear time (the edits say where to look).

Called by ``batch``; what it prints, ``patch`` and ``git apply`` understand.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from textkit.active import ACTIVE
from textkit.document import Document
from textkit.edit import apply

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.edit import Edit

CONTEXT = 3  # lines


class _Hunk(NamedTuple):
    """Lines ``[first, last)`` of the text (counted from 0) that change into ``new``."""

    first: int
    last: int
    new: str


def unified(text: str, edits: Sequence[Edit], old_name: str, new_name: str) -> str:
    """Return the unified diff of *text* and what *edits* make of it; empty without edits."""
    if not edits:
        return ""
    doc = Document(text)
    starts = [0, *(at + 1 for at in doc.newlines)]
    if starts[-1] != len(text):
        starts.append(len(text))
    pieces, grown = [f"--- {_quoted(old_name)}\n+++ {_quoted(new_name)}\n"], 0
    for group in _groups([*_hunks(doc, starts, edits)]):
        body, before, after = _body(text, starts, group)
        first = max(0, group[0].first - CONTEXT)
        pieces.append(f"@@ -{_range(first, before)} +{_range(first + grown, after)} @@\n{body}")
        grown += after - before
    return "".join(pieces)


def _quoted(name: str) -> str:
    """Return *name* as git writes it in a patch: in quotes, with escapes, where it holds what could act or mislead."""
    if not (ACTIVE.search(name) or '"' in name or "\\" in name):
        return name
    raw = name.replace("\\", "\\\\").replace('"', '\\"')
    octal = ("".join(f"\\{byte:03o}" for byte in os.fsencode(one)) if ACTIVE.match(one) else one for one in raw)
    return f'"{"".join(octal)}"'


def _hunks(doc: Document, starts: Sequence[int], edits: Sequence[Edit]) -> Iterator[_Hunk]:
    """Yield the whole lines that *edits* touch, with what becomes of them; edits on common lines go together."""
    lines = len(starts) - 1
    at = 0
    while at < len(edits):
        first = doc.place(edits[at].start)[0] - 1  # behind the last line feed there may be no line, but an edit
        stop, last = at, first
        while stop < len(edits) and (stop == at or doc.place(edits[stop].start)[0] - 1 < last + (last == lines)):
            # An edit that ends behind a line feed may join what follows to its line.
            last = max(last, min(doc.place(edits[stop].end)[0], lines))
            stop += 1
        start, end = starts[first], starts[last]
        here = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits[at:stop]]
        yield _Hunk(first, last, apply(doc.text[start:end], here))
        at = stop


def _groups(hunks: Sequence[_Hunk]) -> Iterator[list[_Hunk]]:
    """Yield *hunks* together whose context would touch."""
    group: list[_Hunk] = []
    for hunk in hunks:
        if group and hunk.first - group[-1].last > 2 * CONTEXT:
            yield group
            group = []
        group.append(hunk)
    yield group


def _body(text: str, starts: Sequence[int], group: Sequence[_Hunk]) -> tuple[str, int, int]:
    """Return the marked lines of *group*, and how many lines they are before and after."""
    first, end = max(0, group[0].first - CONTEXT), min(len(starts) - 1, group[-1].last + CONTEXT)
    pieces: list[str] = []
    at, grown = first, 0
    for hunk in group:
        pieces += _marked(" ", text[starts[at] : starts[hunk.first]])
        gone, come = _marked("-", text[starts[hunk.first] : starts[hunk.last]]), _marked("+", hunk.new)
        pieces += gone + come
        grown += len(come) - len(gone)
        at = hunk.last
    pieces += _marked(" ", text[starts[at] : starts[end]])
    return "".join(pieces), end - first, end - first + grown


def _marked(sign: str, text: str) -> list[str]:
    """Return each line of *text* with *sign*."""
    lines = text.split("\n")
    rest = lines.pop()
    marked = [f"{sign}{line}\n" for line in lines]
    return [*marked, f"{sign}{rest}\n\\ No newline at end of file\n"] if rest else marked


def _range(first: int, count: int) -> str:
    """Return *count* lines from *first* (from 0) as a diff writes it: an empty range names the line before it."""
    return f"{first + 1 if count else first},{count}"
