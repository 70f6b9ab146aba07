"""Sort: what a page is as a whole, as a few numbers that tell an article from a forum, an index, a product.

Called by ``_page``, which takes little from a page that looks like no article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from textkit.rules.boilerplate._context import heaviest
from textkit.rules.boilerplate._cues import KINDS
from textkit.rules.boilerplate._shape import CUES, DATED

if TYPE_CHECKING:
    from textkit.rules.boilerplate._shape import Numbers, Shapes


def sort(shapes: Shapes) -> dict[str, Numbers]:
    """Return the numbers of the page by name, each as an array of one; there is at least one line."""
    n, units, own = len(shapes.own), shapes.units, shapes.own
    wanted = own > 0
    mine = np.flatnonzero(wanted)
    first, last = (int(mine[0]), int(mine[-1]) + 1) if len(mine) else (0, n)
    start, end, _ = heaviest(own)
    length = units[wanted].sum() + 1
    dated, cues = shapes.table[DATED] > 1, shapes.table[CUES:] > 0
    found = {
        "lines": n,
        "wanted": np.count_nonzero(wanted) / n,
        "wanted units": length,
        "wanted runs": np.count_nonzero(wanted[first + 1 : last] & ~wanted[first : last - 1]) / (last - first),
        "in the heaviest run": units[start:end][wanted[start:end]].sum() / length,
        "span": (last - first) / n,
        "doubt": np.count_nonzero(np.abs(own) < 1.5) / n,
        "middle": np.median(units[wanted]) if len(mine) else 0,
        "sentences": shapes.solid.sum(),
        "dates": np.count_nonzero(dated) / n,
        "dates between": np.count_nonzero(dated[first:last]) / (last - first),
        **{f"{kind} of lines": share for kind, share in zip(KINDS, np.count_nonzero(cues, axis=1) / n, strict=True)},
    }
    return {name: np.array([value]) for name, value in found.items()}
