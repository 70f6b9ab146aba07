"""Context: what stands around each line of a page, as a table of numbers with a row for each of ``AROUND``.

Called by ``_page`` once every line has a score of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from textkit.lazily import compiled
from textkit.rules.boilerplate._cues import KINDS
from textkit.rules.boilerplate._dated import MOMENT
from textkit.rules.boilerplate._shape import CUES, DATED, ENDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from textkit.rules.boilerplate._shape import Numbers, Shapes

WIDTHS = (3, 9, 25, 60)
FAR = 300  # lines; what is farther is as good as absent
HEAVY = 400.0  # units of one line that count as prose at most
OFTEN = 9  # times that a line is on a page, at most
FORMED = 120  # characters of a line whose numbers do not count
EDGE = 3  # characters that a line begins with, and ends with
FURNITURE = -1.0  # log odds below which a line alone looks like furniture
STEPS: tuple[int, ...] = (3, 2, 1, -1, -2, -3)  # lines up (+) or down (-) the page
NEXT = slice(2, 4)  # the steps to the lines beside
NUMBER = compiled(r"\d+")
ABSENT = np.array([[-9], [-1], [-1], [-1], [-1]], np.float32)  # what the rows of ``_near`` hold beyond the page
_WIDE = np.array(WIDTHS)[:, None]

AROUND = (
    "own", "times", "times but for numbers", "times begun so", "times ended so", "line", "line from the end",
    "prose before", "prose behind", "part of prose before", "part of text before",
    "lines", "prose", "part of prose", "furniture", "from the article", "article", "part of dates", "alike", "other",
    *(f"{name} {step:+}" for name in ("own", "units") for step in STEPS),
    *(f"{name} {step:+}" for name in ("solid", "ending") for step in STEPS[NEXT]),
    *(f"{name} of {width} before" for name in ("own", "prose") for width in WIDTHS),
    *(f"{name} of {width} behind" for name in ("own", "prose") for width in WIDTHS),
    *(f"{kind} before" for kind in (*KINDS, "moments", "dates")),
    *(f"{kind} behind" for kind in (*KINDS, "moments", "dates")),
    *(f"since {kind}" for kind in (*KINDS, "moment", "date", "prose")),
    "until prose",
)  # fmt: skip


def alike(lines: Sequence[str]) -> NDArray[np.intp]:
    """Return numbers for each of *lines*, the same for those that are alike but for white space around them.

    A row each: alike in all; but for the numbers in them; in how they begin, and how they end.  What frames one post
    of a thread is much like what frames the next.
    """
    whole = [line.strip() for line in lines]
    forms = [NUMBER.sub("0", line) if len(line) < FORMED else line for line in whole]
    begin, end = ([form[part] for form in forms] for part in (slice(EDGE), slice(-EDGE, None)))
    return np.array([*map(_numbered, (whole, forms, begin, end))], np.intp)


def _numbered(keys: Sequence[str]) -> list[int]:
    numbers: dict[str, int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def context(shapes: Shapes, same: NDArray[np.intp], other: float) -> Numbers:
    """Return what stands around each line, a row for each of ``AROUND``; there is at least one line.

    *same* are the numbers that ``alike`` gives the lines.  *other* are the log odds that the page is no article: what
    people say is furniture below an article, and what a thread is made of.  Everything is linear in the number of
    lines.
    """
    units, solid, own, ending = shapes.units, shapes.solid, shapes.own, shapes.table[ENDING]
    n = len(own)
    at = np.arange(n)
    totals = sums(np.stack([own, solid * np.minimum(units, HEAVY), units]))
    mine, prose, text = totals
    marks = np.empty((len(KINDS) + 4, n), np.bool_)  # lines with a cue, a moment, a date, prose, and these up the page
    np.greater(shapes.table[CUES:], 1, out=marks[: len(KINDS)])
    np.equal(shapes.table[DATED], MOMENT, out=marks[len(KINDS)])
    np.greater(shapes.table[DATED], MOMENT, out=marks[len(KINDS) + 1])
    np.greater(solid, 0, out=marks[-2])
    marks[-1] = marks[-2, ::-1]
    here, ago = marks[:-2], _ago(marks)
    seen = here.cumsum(axis=1)
    first, last, most = heaviest(mine)
    form = units.round(-1) * 10 + ending
    near = _near(own, units, solid, ending, form)
    above, below = np.maximum(at - _WIDE, 0), np.minimum(at + _WIDE + 1, n)
    alone = (
        own, *(np.minimum(np.bincount(row)[row], OFTEN) for row in same), at, at[::-1],
        prose[:-1], prose[-1] - prose[1:], prose[:-1] / (prose[-1] + 1), text[:-1] / text[-1],
        n, prose[-1], prose[-1] / text[-1], np.count_nonzero(own < FURNITURE) / n,
        np.minimum(at - first, 0) + np.maximum(at - last + 1, 0), most, seen[-1, -1] / n,
        np.count_nonzero(near[4, 1:5] == form, axis=0), other,
    )  # fmt: skip
    groups = (
        near[0], near[1], near[2, NEXT], near[3, NEXT],
        *((total[:-1] - total.take(above)) / _WIDE for total in (mine, prose)),
        *((total.take(below) - total[1:]) / _WIDE for total in (mine, prose)),
        seen - here, seen[:, -1:] - seen, ago[:-1], ago[-1:, ::-1],
    )  # fmt: skip
    table = np.empty((len(AROUND), n), np.float32)
    for row, values in enumerate(alone):
        table[row] = values
    row = len(alone)
    for group in groups:
        table[row : row + len(group)] = group
        row += len(group)
    return table


def sums(values: Numbers) -> NDArray[np.float64]:
    """Return the sum of what stands before each line, and of all; along the last axis."""
    total = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, out=total[..., 1:])
    return total


def _near(*rows: Numbers) -> Numbers:
    """Return, for each of *rows*, what it holds as many of ``STEPS`` before each line, or ``ABSENT``."""
    n, reach = len(rows[0]), max(STEPS)
    padded = np.empty((len(rows), n + 2 * reach), np.float32)
    padded[:, :reach] = padded[:, n + reach :] = ABSENT
    for row, values in enumerate(rows):
        padded[row, reach : n + reach] = values
    near = np.empty((len(rows), len(STEPS), n), np.float32)
    for i, step in enumerate(STEPS):
        near[:, i] = padded[:, reach - step : reach - step + n]
    return near


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
