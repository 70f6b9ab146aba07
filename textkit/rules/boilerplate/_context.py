"""Context: what stands around a line, as small numbers that index tables of weights.

Called by ``_page`` once every line has a score of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from textkit.rules.boilerplate._cues import INSIDE, KINDS
from textkit.rules.boilerplate._shape import DENSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.rules.boilerplate._shape import Shape

NAMES = (
    "own", "before-1", "after-1", "before-3", "after-3", "before-9", "after-9", "around", "gap", "mass", "block",
    "stop", "page", "noise", "length", "before-25", "after-25", "ended", "since", "dated",
)  # fmt: skip
STOPS = frozenset(KINDS.index(kind) for kind in ("related", "comments", "footer", "editor", "disclaimer", "share"))
ARTICLE = 50.0  # units of prose that may be an article
DATE = DENSE.index("date")


def contexts(found: Sequence[Shape], scores: Sequence[float]) -> list[tuple[int, ...]]:
    """Return the codes of ``NAMES`` for every line, from the shapes and the own scores (-5 … 5) of all."""
    n = len(found)
    total = [0.0, *accumulate(scores)]
    mass = [0.0, *accumulate(min(shape.units, 400.0) if shape.solid else 0.0 for shape in found)]
    stops = [0, *accumulate(map(is_stop, found))]
    first, last = block(scores)
    before, after = _gaps([shape.solid for shape in found])
    whole = mass[-1] or 1.0
    page = bisect_right((1, 60, 150, 400, 1000, 3000), mass[-1])
    noisy = bisect_right((0.05, 0.15, 0.3, 0.5, 0.7, 0.85), sum(s < -1.5 for s in scores) / n)
    long = bisect_right((4, 9, 20, 50, 120), n)
    course = _course(found, mass)
    rows: list[tuple[int, ...]] = []
    for i, score in enumerate(scores):
        own = bisect_right((-3, -1.5, -0.5, 0.5, 1.5, 3), score)
        a3, b3, a9, b9 = max(0, i - 3), min(n, i + 4), max(0, i - 9), min(n, i + 10)
        closed, share, since, dated = course[i]
        up, down = _mean(total, a3, i), _mean(total, i + 1, b3)
        past = mass[i] / whole
        zone = (
            3
            if first <= i < last
            else bisect_right((2, 4), first - i)
            if i < first
            else 4 + bisect_right((1, 4), i - last)
        )
        between = 0 if first <= i < last else stops[first] - stops[i + 1] if i < first else stops[i] - stops[last]
        rows.append(
            (
                bisect_right((-4, -3, -2.2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2.2, 3, 4), score),
                _near(scores[i - 1]) if i else 7,
                _near(scores[i + 1]) if i + 1 < n else 7,
                _near(up) if i else 7,
                _near(down) if i + 1 < n else 7,
                _near(_mean(total, a9, i)) if i else 7,
                _near(_mean(total, i + 1, b9)) if i + 1 < n else 7,
                7 * bisect_right((-2, -0.7, 0.5, 1.8), (up + down) / 2) + own,
                (5 * before[i] + after[i]) * 2 + (score > 0),
                7 * bisect_right((0.001, 0.05, 0.5, 0.9, 0.98, 0.9999), past) + own,
                7 * zone + own,
                (4 * min(between, 3) + min(zone, 3)) * 2 + (score > 0),
                7 * page + own,
                7 * noisy + own,
                7 * long + own,
                _near(_mean(total, max(0, i - 25), i)) if i else 7,
                _near(_mean(total, i + 1, min(n, i + 26))) if i + 1 < n else 7,
                7 * (3 * closed + share) + own,
                2 * (6 * (closed > 0) + since) + (score > 0),
                7 * dated + own,
            )
        )
    return rows


SIZES = (14, 8, 8, 8, 8, 8, 8, 35, 50, 49, 49, 32, 49, 49, 42, 8, 8, 105, 24, 21)


def _course(found: Sequence[Shape], mass: Sequence[float]) -> list[tuple[int, int, int, int]]:
    """Return for each line what the page has been through before it.

    How many stops (0 … 4) there were since there was prose enough for an article; which share of the page's prose
    (0 … 2) came before the first of them; how long ago the last stop was (0 … 5); whether there was a date (1), and a
    stop behind it (2).
    """
    whole = mass[-1] or 1.0
    closed, share, since, dated = 0, 2, 99, 0
    rows = []
    for i, shape in enumerate(found):
        if is_stop(shape):
            if mass[i] >= ARTICLE:
                share = share if closed else bisect_right((0.2, 0.6), mass[i] / whole)
                closed = min(closed + 1, 4)
            since, dated = 0, min(2 * dated, 2)
        rows.append((closed, share, bisect_right((1, 3, 6, 12, 25), since), dated))
        since += 1
        if shape.codes[DATE] == 3 and not dated:
            dated = 1
    return rows


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
            row.append(bisect_right((1, 2, 4, 8), gap))
            gap = 0 if flag else gap + 1
        return row

    return walk(solid), walk(solid[::-1])[::-1]


def _mean(total: Sequence[float], start: int, end: int) -> float:
    return (total[end] - total[start]) / (end - start) if end > start else 0.0


def _near(score: float) -> int:
    return bisect_right((-3, -1.5, -0.5, 0.5, 1.5, 3), score)
