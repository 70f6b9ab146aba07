"""Edits: the only way a text changes.  Pure functions over half-open spans of characters.

Every function here takes edits that are sorted and disjoint, which ``checked`` makes sure of once.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``new``, and say why."""

    start: int
    end: int
    new: str
    why: str


class Note(NamedTuple):
    """Say why ``text[start:end]`` deserves a look, and change nothing."""

    start: int
    end: int
    why: str


class BadEditsError(ValueError):
    """A rule broke the contract; always a bug in the rule, never the user's fault."""


def tight(start: int, old: str, new: str, why: str) -> Edit:
    """Return the edit of *old*, found at *start*, into *new*, without what they share at either end."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    return Edit(start + head, start + len(old) - tail, new[head : len(new) - tail], why)


def by_line(start: int, old: str, new: str, why: str) -> list[Edit]:
    """Return an edit for each line of *old*, found at *start*, that is another in *new*; both have as many lines."""
    edits: list[Edit] = []
    make = tuple.__new__  # what Edit(…) calls, without the Python function between: there may be an edit for each line
    for before, after in zip(old.split("\n"), new.split("\n"), strict=True):
        end = start + len(before)
        if before != after:
            edits.append(make(Edit, (start, end, after, why)))
        start = end + 1
    return edits


def _shared(one: str, two: str) -> int:
    """Return how many characters *one* and *two* have in common at their beginning."""
    short = min(len(one), len(two))
    if one[:short] == two[:short]:
        return short
    return next(i for i in range(short) if one[i] != two[i])


def checked(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Return *edits* as a list once they are known to be sorted, disjoint, inside *text* and not idle.

    Raises ``BadEditsError`` otherwise.
    """
    edits, at, size = list(edits), 0, len(text)
    for edit in edits:
        start, end, new, _ = edit
        if not at <= start <= end <= size:
            raise BadEditsError(f"out of order or out of bounds: {edit}")
        if text[start:end] == new:
            raise BadEditsError(f"changes nothing: {edit}")
        at = end
    return edits


def deletes_lines(text: str, edits: Sequence[Edit]) -> bool:
    """Say whether *edits* delete nothing but whole lines of *text*, and write nothing."""
    return all(
        not new and text[start - 1 : start] in ("", "\n") and (text[end - 1] == "\n" or end == len(text))
        for start, end, new, _ in edits
    )


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Make *edits*; with none, return the very same string."""
    if not edits:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, new, _ in edits:
        pieces += text[at:start], new
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def inverse(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that turn ``apply(text, edits)`` back into *text*."""
    undo, shift = [], 0
    for start, end, new, why in edits:
        undo.append(Edit(start + shift, start + shift + len(new), text[start:end], why))
        shift += len(new) - (end - start)
    return undo


def origin(edits: Sequence[Edit]) -> Callable[[int], int]:
    """Return the function that maps an offset after *edits* to the offset before them.

    An offset inside new text maps to the start of what it replaced.  Each call costs one bisection.
    """
    grown = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]
    starts = [edit.start + shift for edit, shift in zip(edits, grown, strict=False)]

    def back(at: int) -> int:
        i = bisect_right(starts, at) - 1
        if i >= 0 and at < starts[i] + len(edits[i].new):
            return edits[i].start
        return at - grown[i + 1]

    return back


def compose(middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Return one list that does what *first* and then *second* do.

    *middle* is the text between them.  Edits that touch each other there become one, with the reason
    of the later; edits that cancel out vanish.
    """
    if not first:
        return list(second)
    # Each edit with its span in middle, and whether it is of the second list.
    moved: list[tuple[int, int, int, Edit]] = []
    shift = 0  # how far middle has grown against the text before
    for edit in first:
        start = edit.start + shift
        moved.append((start, start + len(edit.new), 0, edit))
        shift += len(edit.new) - (edit.end - edit.start)
    moved += [(edit.start, edit.end, 1, edit) for edit in second]
    moved.sort(key=itemgetter(0, 1, 2))  # what is inserted at one place keeps its order
    done: list[Edit] = []
    i = shift = 0
    while i < len(moved):
        start, end, later, edit = moved[i]
        j = i + 1
        while j < len(moved) and moved[j][0] <= end:
            end = max(end, moved[j][1])
            j += 1
        if j > i + 1:
            edit, grown = _cluster(middle, moved[i:j], end, shift)
        elif later:
            edit, grown = Edit(start - shift, end - shift, edit.new, edit.why), 0
        else:
            grown = len(edit.new) - (edit.end - edit.start)
        done.append(edit)
        shift += grown
        i = j
    return done


def _cluster(middle: str, moved: Sequence[tuple[int, int, int, Edit]], end: int, shift: int) -> tuple[Edit, int]:
    """Return the one edit that does what *moved* do, which touch each other, and how much its earlier ones add.

    The rows are as in ``compose``; *end* is where the last of them ends, *shift* what was added before them.
    """
    start = moved[0][0]
    grown = sum(len(edit.new) - (edit.end - edit.start) for _, _, later, edit in moved if not later)
    here = [edit._replace(start=edit.start - start, end=edit.end - start) for _, _, later, edit in moved if later]
    new = apply(middle[start:end], here)
    return Edit(start - shift, end - shift - grown, new, moved[-1][3].why), grown
