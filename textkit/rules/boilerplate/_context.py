"""Context: what stands around each line of a page, as a table of numbers with a row for each of ``AROUND``.

Called by ``_page`` once every line has a score of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from textkit.rules.boilerplate._cues import KINDS
from textkit.rules.boilerplate._shape import CUES, DATED, ENDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from textkit.rules.boilerplate._shape import Numbers, Shapes

WIDTHS = (3, 9, 25, 60)
FAR = 300  # lines; what is farther is as good as absent
HEAVY = 400.0  # units of one line that count as prose at most
OFTEN = 5  # times that a line is on a page, at most
FURNITURE = -1.0  # log odds below which a line alone looks like furniture
STEPS: tuple[int, ...] = (3, 2, 1, -1, -2, -3)  # lines up (+) or down (-) the page
NEXT = slice(2, 4)  # the steps to the lines beside
ABSENT = np.array([[-9], [-1], [-1], [-1], [-1]], np.float32)  # what the rows of ``_near`` hold beyond the page
_WIDE = np.array(WIDTHS)[:, None]

AROUND = (
    "own", "times", "line", "line from the end",
    "prose before", "prose behind", "part of prose before", "part of text before",
    "lines", "prose", "part of prose", "furniture", "from the article", "article", "part of dates", "alike",
    *(f"{name} {step:+}" for name in ("own", "units") for step in STEPS),
    *(f"{name} {step:+}" for name in ("solid", "ending") for step in STEPS[NEXT]),
    *(f"{name} of {width} before" for name in ("own", "prose") for width in WIDTHS),
    *(f"{name} of {width} behind" for name in ("own", "prose") for width in WIDTHS),
    *(f"{kind} before" for kind in (*KINDS, "dates")),
    *(f"{kind} behind" for kind in (*KINDS, "dates")),
    *(f"since {kind}" for kind in (*KINDS, "date", "prose")),
    "until prose",
)  # fmt: skip


def alike(lines: Sequence[str]) -> NDArray[np.intp]:
    """Return a number for each of *lines*, the same for those that are the same but for white space around them."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(line.strip(), len(numbers)) for line in lines], np.intp)


def context(shapes: Shapes, same: NDArray[np.intp]) -> Numbers:
    """Return what stands around each line, a row for each of ``AROUND``; there is at least one line.

    *same* are the numbers that ``alike`` gives the lines.  Everything is linear in the number of lines.
    """
    units, solid, own, ending = shapes.units, shapes.solid, shapes.own, shapes.table[ENDING]
    n = len(own)
    at = np.arange(n)
    mine, prose, text = totals = sums(np.stack([own, solid * np.minimum(units, HEAVY), units]))
    here = np.vstack([shapes.table[CUES:], shapes.table[DATED]]) > 1
    seen = np.cumsum(here, axis=1)
    ago = _ago(np.vstack([here, solid > 0, solid[::-1] > 0]))
    first, last, most = heaviest(mine)
    form = units.round(-1) * 10 + ending
    near = _near(np.stack([own, units, solid, ending, form]))
    above, below = np.maximum(at - _WIDE, 0), np.minimum(at + _WIDE + 1, n)
    table = np.empty((len(AROUND), n), np.float32)
    alone = (
        own, np.minimum(np.bincount(same)[same], OFTEN), at, at[::-1],
        prose[:-1], prose[-1] - prose[1:], prose[:-1] / (prose[-1] + 1), text[:-1] / text[-1],
        n, prose[-1], prose[-1] / text[-1], np.count_nonzero(own < FURNITURE) / n,
        np.minimum(at - first, 0) + np.maximum(at - last + 1, 0), most, seen[-1, -1] / n,
        np.count_nonzero(near[1:5, 4] == form, axis=0),
    )  # fmt: skip
    for row, values in enumerate(alone):
        table[row] = values
    np.concatenate(
        [
            near[:, 0], near[:, 1], near[NEXT, 2], near[NEXT, 3],
            ((totals[:2, None, :-1] - totals[:2, above]) / _WIDE).reshape(-1, n),
            ((totals[:2, below] - totals[:2, None, 1:]) / _WIDE).reshape(-1, n),
            seen - here, seen[:, -1:] - seen, ago[:-1], ago[-1:, ::-1],
        ],
        out=table[len(alone) :],
        casting="unsafe",
    )  # fmt: skip
    return table


def sums(values: Numbers) -> NDArray[np.float64]:
    """Return the sum of what stands before each line, and of all; along the last axis."""
    total = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, out=total[..., 1:])
    return total


def _near(values: Numbers) -> Numbers:
    """Return, for each of ``STEPS``, the rows of *values* so many lines before each line, or ``ABSENT``."""
    n, reach = values.shape[1], max(STEPS)
    padded = np.empty((len(values), n + 2 * reach), np.float32)
    padded[:] = ABSENT
    padded[:, reach:-reach] = values
    return np.stack([padded[:, reach - step : reach - step + n] for step in STEPS])


def _ago(here: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return how many lines ago *here* was last true, 0 for where it is; ``FAR`` at most.  Along the last axis."""
    at = np.arange(here.shape[-1])
    last = np.maximum.accumulate(np.where(here, at, -FAR), axis=-1)
    found: NDArray[np.int64] = np.minimum(at - last, FAR)
    return found


def heaviest(total: NDArray[np.float64]) -> tuple[int, int, float]:
    """Return the half-open run of lines with the greatest sum of scores, and the sum.

    *total* holds the sum of the scores before each line, and of all.
    """
    low = np.minimum.accumulate(total)
    last = int((total - low).argmax())
    first = int(total[: last + 1].argmin())
    return first, last, float(total[last] - total[first])
