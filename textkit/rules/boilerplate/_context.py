"""Context: what stands around a line, as small numbers that index tables of weights.

Called by ``_page`` once every line has a score of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, repeat
from typing import TYPE_CHECKING

from textkit.rules.boilerplate._cues import INSIDE, KINDS
from textkit.rules.boilerplate._shape import DENSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textkit.rules.boilerplate._shape import Shape

NAMES = (
    "own", "before-1", "after-1", "before-3", "after-3", "before-9", "after-9", "around", "gap", "mass", "block",
    "stop", "page", "noise", "length", "before-25", "after-25", "ended", "since", "dated",
)  # fmt: skip
STOPS = frozenset(KINDS.index(kind) for kind in ("related", "comments", "footer", "editor", "disclaimer", "share"))
ARTICLE = 50.0  # units of prose that may be an article
DATE = DENSE.index("date")
# Bounds between the codes of a score, coarse and fine.
NEAR = (-3, -1.5, -0.5, 0.5, 1.5, 3)
FINE = (-4, -3, -2.2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2.2, 3, 4)
GAPS = (0, 1, 2, 2, 3, 3, 3, 3, 4)  # the code of how many lines lie between


def contexts(found: Sequence[Shape], scores: Sequence[float]) -> list[tuple[int, ...]]:
    """Return the codes of ``NAMES`` for every line, from the shapes and the own scores (-5 … 5) of all.

    A code is computed for the whole page at once, from running sums: nothing is looked at line by line.
    """
    n = len(found)
    total = [0.0, *accumulate(scores)]
    mass = [0.0, *accumulate(min(shape.units, 400.0) if shape.solid else 0.0 for shape in found)]
    stop = list(map(is_stop, found))
    first, last = block(scores)
    zones = _zones(n, first, last)
    between = [4 * min(stops, 3) + min(zone, 3) for stops, zone in zip(_between(stop, first, last), zones, strict=True)]
    gaps = [5 * up + down for up, down in zip(*_gaps([shape.solid for shape in found]), strict=True)]
    whole = mass[-1] or 1.0
    noise = sum(score < -1.5 for score in scores) / n
    ended, since, dated = _course(found, stop, mass)
    own = [bisect_right(NEAR, score) for score in scores]

    def with_own(codes: Iterable[int]) -> list[int]:
        return [7 * code + mine for code, mine in zip(codes, own, strict=False)]

    def with_sign(codes: Iterable[int]) -> list[int]:
        return [2 * code + (score > 0) for code, score in zip(codes, scores, strict=True)]

    columns = (
        [bisect_right(FINE, score) for score in scores],
        [7, *own[:-1]], [*own[1:], 7], *_sides(total, 3), *_sides(total, 9),
        with_own(bisect_right((-2, -0.7, 0.5, 1.8), mean) for mean in _around(total)),
        with_sign(gaps),
        with_own(bisect_right((0.001, 0.05, 0.5, 0.9, 0.98, 0.9999), past / whole) for past in mass),
        with_own(zones),
        with_sign(between),
        with_own(repeat(bisect_right((1, 60, 150, 400, 1000, 3000), mass[-1]))),
        with_own(repeat(bisect_right((0.05, 0.15, 0.3, 0.5, 0.7, 0.85), noise))),
        with_own(repeat(bisect_right((4, 9, 20, 50, 120), n))),
        *_sides(total, 25), with_own(ended), with_sign(since), with_own(dated),
    )  # fmt: skip
    return list(zip(*columns, strict=True))


SIZES = (14, 8, 8, 8, 8, 8, 8, 35, 50, 49, 49, 32, 49, 49, 42, 8, 8, 105, 24, 21)


def _sides(total: Sequence[float], width: int) -> tuple[list[int], list[int]]:
    """Return the codes of the mean of *width* lines before each line, and behind it; 7 where there is none."""
    n, end = len(total) - 1, total[-1]
    full = [bisect_right(NEAR, (b - a) / width) for a, b in zip(total, total[width:], strict=False)]
    top = [bisect_right(NEAR, total[i] / i) for i in range(1, min(width, n))]
    foot = [bisect_right(NEAR, (end - total[i]) / (n - i)) for i in range(max(1, n - width + 1), n)]
    return [7, *top, *full[: max(0, n - width)]], [*full[1:], *foot, 7]


def _around(total: Sequence[float]) -> list[float]:
    """Return the mean of what the three lines before each line, and the three behind it, score."""
    n = len(total) - 1
    wide = [0.0, *(total[i] / i for i in range(1, min(3, n + 1)))]
    wide += [(b - a) / 3 for a, b in zip(total, total[3:], strict=False)]  # at i: of the three lines that end before i
    end = [(total[n] - total[i]) / (n - i) if i < n else 0.0 for i in range(max(1, n - 2), n + 1)]
    return [(up + down) / 2 for up, down in zip(wide, [*wide[4:], *end], strict=False)]


def _zones(n: int, first: int, last: int) -> list[int]:
    """Return where each line stands: 0 just above the heaviest run … 2 far above, 3 in it, 4 below … 6 far below."""
    above = [bisect_right((2, 4), first - i) for i in range(first)]
    return [*above, *[3] * (last - first), *(4 + bisect_right((1, 4), i) for i in range(n - last))]


def _between(stop: Sequence[bool], first: int, last: int) -> list[int]:
    """Return how many stops there are between each line and the heaviest run."""
    stops = [0, *accumulate(stop)]
    above = [stops[first] - seen for seen in stops[1 : first + 1]]
    return [*above, *[0] * (last - first), *(seen - stops[last] for seen in stops[last:-1])]


def _course(
    found: Sequence[Shape], stop: Sequence[bool], mass: Sequence[float]
) -> tuple[list[int], list[int], list[int]]:
    """Return for each line what the page has been through before it, as three rows of codes.

    How many stops (0 … 4) there were since there was prose enough for an article, with which share of the page's prose
    (0 … 2) came before the first of them; whether there was one, with how long ago the last stop was (0 … 5); whether
    there was a date (1), and a stop behind it (2).
    """
    whole = mass[-1] or 1.0
    closed, share, ago, date = 0, 2, 99, 0
    ended, since, dated = [], [], []
    for shape, stops, past in zip(found, stop, mass, strict=False):
        if stops:
            if past >= ARTICLE:
                share = share if closed else bisect_right((0.2, 0.6), past / whole)
                closed = min(closed + 1, 4)
            ago, date = 0, min(2 * date, 2)
        ended.append(3 * closed + share)
        since.append(6 * (closed > 0) + bisect_right((1, 3, 6, 12, 25), ago))
        dated.append(date)
        ago += 1
        if not date and shape.codes[DATE] == 3:
            date = 1
    return ended, since, dated


def is_stop(shape: Shape) -> bool:
    """Say whether the line is one behind which articles end: a heading of other articles, comments, a footer."""
    if not shape.cues or shape.units >= 40:
        return False
    return any(cue.kind in STOPS and cue.place != INSIDE for cue in shape.cues)


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
        gap, row = 8, []
        for flag in flags:
            row.append(GAPS[gap])
            gap = 0 if flag else min(gap + 1, 8)
        return row

    return walk(solid), walk(solid[::-1])[::-1]
