"""Page: every line of a text with its score and whether it stays.

A line is judged by itself (``_shape``), then by what stands around it (``_context``) on a page of its sort (``_sort``),
all by boosted trees (``_trees``); and the page is cut into article and furniture where that costs least (``_cut``).
Called by ``_settled`` and by ``flattened_paragraph``.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._context import AROUND, alike, context
from textkit.rules.boilerplate._cut import cut
from textkit.rules.boilerplate._shape import CLIP, DENSE, NAMES, shapes
from textkit.rules.boilerplate._sort import SORTS, sort
from textkit.rules.boilerplate._trees import trees
from textkit.rules.boilerplate._vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from textkit.rules.boilerplate._shape import Shapes
    from textkit.rules.boilerplate._vocabulary import Vocabulary

# What is added to the odds of every line of a page, so that little is lost for what is gained.
BIAS = {"lines": 0.3, "parts": 0.2}
GENTLE = 1.5  # and what more for a page that is sure to be a forum, an index, a product
FEW, LONG = 40, 40  # lines and units: what was cut out of one line is fewer lines, and longer ones
PLACED = (*NAMES, *AROUND)  # what is known of a line where it stands


class Judged(NamedTuple):
    """The lines of a page: their shapes, the log odds that a reader wants them, and which of them stay."""

    shapes: Shapes
    scores: Sequence[float]
    keep: Sequence[bool]


class Page:
    """The lines of a page, none of them blank, of which any can be judged as a page of their own.

    What a line is by itself, and its parts, are found out once.
    """

    def __init__(self, lines: Sequence[str], found: Shapes) -> None:
        self._lines = lines
        self._found = found
        self._alike = alike(lines)
        self._words = vocabulary(lines, found.units)
        self._parts: _Parts | None = None

    def judge(self, left: Sequence[int], bias: float) -> Judged:
        """Judge the lines that are *left*, in order; *bias* is added to the log odds of each.

        If nothing at all would stay, the lines that are the most like an article do.
        """
        found = self._found.only(left) if len(left) < len(self._lines) else self._found
        if not left:
            return Judged(found, [], [])
        if _flattened(found):
            return self._by_part(left, found, bias)
        return _judged(found, self._alike[:, left], self._words.only(left), bias, "lines")

    def _by_part(self, left: Sequence[int], found: Shapes, bias: float) -> Judged:
        """Judge the lines by the parts that they fall into: each is what most of it is."""
        if self._parts is None:  # what is left later is left of these
            self._parts = _parted(self._lines, left)
        lines, shaped, same, words = self._parts
        mine = np.isin(lines, left).nonzero()[0]
        parts = _judged(shaped.only(mine), same[:, mine], words.only(mine), bias, "parts")
        rows = np.searchsorted(left, lines[mine])
        units = parts.shapes.units
        weight = np.bincount(rows, units) + 1e-6
        scores = np.bincount(rows, np.clip(parts.scores, -CLIP, CLIP) * units) / weight
        keep = np.bincount(rows, units * np.array(parts.keep)) * 2 > weight
        return Judged(found, scores.tolist(), keep.tolist())


class _Parts(NamedTuple):
    """The parts of lines: which line each is of, their shapes, which are alike, and their vocabulary."""

    lines: NDArray[np.intp]
    shapes: Shapes
    alike: NDArray[np.intp]
    words: Vocabulary


def _parted(lines: Sequence[str], left: Sequence[int]) -> _Parts:
    """Return the parts of those of *lines* that are *left*."""
    found = [(i, lines[i][a:b]) for i in left for a, b in chunks(lines[i])]
    parts = [part for _, part in found]
    shaped = shapes(parts, "parts")
    return _Parts(np.array([i for i, _ in found], np.intp), shaped, alike(parts), vocabulary(parts, shaped.units))


def judge_parts(parts: Sequence[str], bias: float = 0.0) -> Judged:
    """Judge the parts that a long line falls into, as lines of a page are."""
    found = shapes(parts, "parts")
    if not parts:
        return Judged(found, [], [])
    return _judged(found, alike(parts), vocabulary(parts, found.units), bias, "parts")


def _judged(found: Shapes, same: NDArray[np.intp], words: Vocabulary, bias: float, table: str) -> Judged:
    other = float(np.clip(trees(table).other(SORTS, sort(found, words))[0], -CLIP, CLIP))
    odds = trees(table).placed(PLACED, np.concatenate([found.table, context(found, same, other)]))
    likely = 1 / (1 + math.exp(-other))
    return Judged(found, odds.tolist(), cut(odds, found, bias + BIAS[table] + GENTLE * likely, likely))


def _flattened(found: Shapes) -> bool:
    """Say whether the lines may have been cut out of one: few, long, and not all of them prose."""
    units = found.units
    if len(units) >= FEW or not ((units > LONG) & (found.solid == 0)).any():
        return False
    return bool(units.mean() > LONG) and dense(found)


def dense(found: Shapes) -> bool:
    """Say whether most of the page is in a script that puts no spaces between words."""
    return bool(np.where(found.table[DENSE] > 0, found.units, -2.4 * found.units).sum() > 0)
