"""Context: what stands around each line of a page, as a table of numbers.

Called by ``_page`` once every line has a score of its own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from textkit.rules.boilerplate._cues import KINDS
from textkit.rules.boilerplate._shape import CUES, DATED, ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from textkit.rules.boilerplate._shape import Numbers, Shapes

WIDTHS = (3, 9, 25, 60)
FAR = 300  # lines; what is farther is as good as absent
HEAVY = 400.0  # units of one line that count as prose at most
FURNITURE = -1.0  # log odds below which a line alone looks like furniture


def context(shapes: Shapes, lines: Sequence[str]) -> Iterator[tuple[str, Numbers]]:
    """Yield what stands around each of *lines*, name by name; there is at least one line.

    Names with a number count lines up (+) or down (-) the page.  Everything is linear in the number of lines.
    """
    units, solid, own, ending = shapes.units, shapes.solid, shapes.own, shapes.table[ENDING]
    n = len(own)
    at = np.arange(n)
    prose = solid * np.minimum(units, HEAVY)
    past, text = _sums(prose), _sums(units)
    yield "own", own
    yield "times", _times(lines)
    for name, values, steps, absent in (
        ("own", own, (3, 2, 1, -1, -2, -3), -9), ("units", units, (3, 2, 1, -1, -2, -3), -1),
        ("solid", solid, (1, -1), -1), ("ending", ending, (1, -1), -1),
    ):  # fmt: skip
        yield from _neighbours(name, values, steps, absent)
    for name, total in (("own", _sums(own)), ("prose", past)):
        for width in WIDTHS:
            above, below = np.maximum(at - width, 0), np.minimum(at + width + 1, n)
            yield f"{name} of {width} before", (total[:-1] - total[above]) / width
            yield f"{name} of {width} behind", (total[below] - total[1:]) / width
    yield "line", at
    yield "line from the end", at[::-1]
    yield "prose before", past[:-1]
    yield "prose behind", past[-1] - past[1:]
    yield "part of prose before", past[:-1] / (past[-1] + 1)
    yield "part of text before", text[:-1] / text[-1]
    for name, value in (
        ("lines", n), ("prose", past[-1]), ("part of prose", past[-1] / text[-1]),
        ("furniture", (own < FURNITURE).mean()),
    ):  # fmt: skip
        yield name, np.full(n, value)
    yield "since prose", _ago(solid > 0)
    yield "until prose", _ago(solid[::-1] > 0)[::-1]
    here = shapes.table[CUES:] > 1
    seen = np.cumsum(here, axis=1)
    yield from zip((f"{kind} before" for kind in KINDS), seen - here, strict=True)
    yield from zip((f"{kind} behind" for kind in KINDS), seen[:, -1:] - seen, strict=True)
    yield from zip((f"since {kind}" for kind in KINDS), _ago(here), strict=True)
    first, last, most = heaviest(own)
    yield "from the article", np.minimum(at - first, 0) + np.maximum(at - last + 1, 0)
    yield "article", np.full(n, most)
    dated = shapes.table[DATED] > 1
    dates = np.cumsum(dated)
    yield "since date", _ago(dated)
    yield "dates before", dates - dated
    yield "dates behind", dates[-1] - dates
    yield "part of dates", np.full(n, dates[-1] / n)
    form = units.round(-1) * 10 + ending
    yield "alike", np.sum([row == form for _, row in _neighbours("", form, (2, 1, -1, -2), -1)], axis=0)


def _sums(values: Numbers) -> NDArray[np.float64]:
    """Return the sum of what stands before each line, and of all."""
    total = np.zeros(len(values) + 1)
    np.cumsum(values, out=total[1:])
    return total


def _times(lines: Sequence[str]) -> Numbers:
    """Return how often each line is on the page, five at most."""
    views = [*map(str.strip, lines)]
    times = Counter(views)
    return np.minimum([times[view] for view in views], 5)


def _neighbours(name: str, values: Numbers, steps: Sequence[int], absent: float) -> Iterator[tuple[str, Numbers]]:
    """Yield the value so many lines before each line (behind it, for a negative step), or *absent*."""
    reach = 3
    padded = np.full(len(values) + 2 * reach, absent, np.float32)
    padded[reach:-reach] = values
    for step in steps:
        yield f"{name} {step:+}", padded[reach - step : len(padded) - reach - step]


def _ago(here: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return how many lines ago *here* was last true, 0 for where it is; ``FAR`` at most.  Along the last axis."""
    at = np.arange(here.shape[-1])
    last = np.maximum.accumulate(np.where(here, at, -FAR), axis=-1)
    found: NDArray[np.int64] = np.minimum(at - last, FAR)
    return found


def heaviest(scores: Numbers) -> tuple[int, int, float]:
    """Return the half-open run of lines with the greatest sum of *scores*, and the sum."""
    total = _sums(scores)
    low = np.minimum.accumulate(total)
    last = int(np.argmax(total - low))
    first = int(np.argmin(total[: last + 1]))
    return first, last, float(total[last] - total[first])
