"""Context: what stands around a line, as small numbers that index tables of weights.

Called by ``_page`` once every line has a score of its own.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from textkit.rules.boilerplate._cues import INSIDE, KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.rules.boilerplate._shape import Shape

NAMES = (
    "own", "before-1", "after-1", "before-3", "after-3", "before-9", "after-9", "around", "gap", "mass", "block",
    "stop", "page", "noise", "length",
)  # fmt: skip
STOPS = frozenset(KINDS.index(kind) for kind in ("related", "comments", "footer", "editor", "disclaimer", "share"))
SWITCH = 3.0  # what entering or leaving the block costs when it is looked for, in units of a line's own score


def contexts(found: Sequence[Shape], scores: Sequence[float]) -> list[tuple[int, ...]]:
    """Return the codes of ``NAMES`` for every line, from the shapes and the own scores (-5 … 5) of all."""
    n = len(found)
    total = [0.0, *accumulate(scores)]
    mass = [0.0, *accumulate(min(shape.units, 400.0) if shape.solid else 0.0 for shape in found)]
    stops = [0, *accumulate(map(is_stop, found))]
    first, last = block(scores)
    before, after = _gaps([shape.solid for shape in found])
    whole = mass[-1] or 1.0
    page = _bin(mass[-1], (1, 60, 150, 400, 1000, 3000))
    noisy = _bin(sum(1 for s in scores if s < -1.5) / n, (0.05, 0.15, 0.3, 0.5, 0.7, 0.85))
    long = _bin(n, (4, 9, 20, 50, 120))
    rows: list[tuple[int, ...]] = []
    for i, score in enumerate(scores):
        own = _bin(score, (-3, -1.5, -0.5, 0.5, 1.5, 3))
        a3, b3, a9, b9 = max(0, i - 3), min(n, i + 4), max(0, i - 9), min(n, i + 10)
        up, down = _mean(total, a3, i), _mean(total, i + 1, b3)
        past = mass[i] / whole
        zone = 3 if first <= i < last else _bin(first - i, (2, 4)) if i < first else 4 + _bin(i - last, (1, 4))
        between = 0 if first <= i < last else stops[first] - stops[i + 1] if i < first else stops[i] - stops[last]
        rows.append(
            (
                _bin(score, (-4, -3, -2.2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2.2, 3, 4)),
                _near(scores[i - 1]) if i else 7,
                _near(scores[i + 1]) if i + 1 < n else 7,
                _near(up) if i else 7,
                _near(down) if i + 1 < n else 7,
                _near(_mean(total, a9, i)) if i else 7,
                _near(_mean(total, i + 1, b9)) if i + 1 < n else 7,
                7 * _bin((up + down) / 2, (-2, -0.7, 0.5, 1.8)) + own,
                (5 * before[i] + after[i]) * 2 + (score > 0),
                7 * _bin(past, (0.001, 0.05, 0.5, 0.9, 0.98, 0.9999)) + own,
                7 * zone + own,
                (4 * min(between, 3) + min(zone, 3)) * 2 + (score > 0),
                7 * page + own,
                7 * noisy + own,
                7 * long + own,
            )
        )
    return rows


SIZES = (14, 8, 8, 8, 8, 8, 8, 35, 50, 49, 49, 32, 49, 49, 42)


def is_stop(shape: Shape) -> bool:
    """Say whether the line is one behind which articles end: a heading of other articles, comments, a footer."""
    return shape.units < 40 and any(cue.kind in STOPS and cue.place != INSIDE for cue in shape.cues)


def block(scores: Sequence[float]) -> tuple[int, int]:
    """Return the heaviest run of lines, as a half-open range (Kadane's maximum subarray)."""
    best, at, here, span = 0.0, 0, 0.0, (0, 0)
    for i, score in enumerate(scores):
        if here <= 0:
            here, at = 0.0, i
        here += score
        if here > best:
            best, span = here, (at, i + 1)
    return span


def _gaps(solid: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Return how far the solid line before, and the one behind, each line is: 0 next to it … 4 far or none."""

    def walk(flags: Sequence[bool]) -> list[int]:
        gap, row = 99, []
        for flag in flags:
            row.append(_bin(gap, (1, 2, 4, 8)))
            gap = 0 if flag else gap + 1
        return row

    return walk(solid), walk(solid[::-1])[::-1]


def _mean(total: Sequence[float], start: int, end: int) -> float:
    return (total[end] - total[start]) / (end - start) if end > start else 0.0


def _near(score: float) -> int:
    return _bin(score, (-3, -1.5, -0.5, 0.5, 1.5, 3))


def _bin(value: float, bounds: Sequence[float]) -> int:
    for i, bound in enumerate(bounds):
        if value < bound:
            return i
    return len(bounds)
