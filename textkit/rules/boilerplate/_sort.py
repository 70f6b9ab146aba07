"""Sort: what a page is as a whole, as a few numbers that tell an article from a forum, an index, a product.

Called by ``_page``, which takes little from a page that looks like no article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from textkit.rules.boilerplate._context import heaviest, sums
from textkit.rules.boilerplate._cues import KINDS
from textkit.rules.boilerplate._dated import MOMENT
from textkit.rules.boilerplate._shape import CUES, DATED
from textkit.rules.boilerplate._vocabulary import VOCABULARIES

if TYPE_CHECKING:
    from textkit.rules.boilerplate._shape import Numbers, Shapes
    from textkit.rules.boilerplate._vocabulary import Vocabulary

SORTS = (
    *VOCABULARIES, "lines", "wanted", "wanted units", "wanted runs", "in the heaviest run", "span", "doubt",
    "middle", "sentences", "dates", "dates between", "moments", "moments between",
    *(f"{kind} of lines" for kind in KINDS),
)  # fmt: skip


def sort(shapes: Shapes, words: Vocabulary) -> Numbers:
    """Return the numbers of the page, a row for each of ``SORTS`` with one column; there is at least one line."""
    n, units, own = len(shapes.own), shapes.units, shapes.own
    wanted = own > 0
    mine = np.flatnonzero(wanted)
    first, last = (int(mine[0]), int(mine[-1]) + 1) if len(mine) else (0, n)
    start, end, _ = heaviest(sums(own))
    chosen = units[mine]
    length = chosen.sum() + 1
    moments, dates = shapes.table[DATED] == MOMENT, shapes.table[DATED] > MOMENT
    found = (
        *words.sizes(),
        n,
        len(mine) / n,
        length,
        np.count_nonzero(mine[1:] - mine[:-1] > 1) / (last - first),
        units[start:end][wanted[start:end]].sum() / length,
        (last - first) / n,
        np.count_nonzero(np.abs(own) < 1.5) / n,
        _middle(chosen),
        shapes.solid.sum(),
        dates.mean(),
        dates[first:last].mean(),
        moments.mean(),
        moments[first:last].mean(),
        *(np.count_nonzero(shapes.table[CUES:], axis=1) / n).tolist(),
    )
    return np.array(found, np.float32)[:, None]


def _middle(values: Numbers) -> float:
    """Return the median of *values*, 0 of none."""
    if not len(values):
        return 0
    ordered, half = np.sort(values), len(values) // 2
    return float(ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2)
