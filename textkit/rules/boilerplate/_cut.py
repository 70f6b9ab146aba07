"""Cut: where a page falls into article and furniture, from the log odds of its lines.

Called by ``_page``.  The cheapest cut is that of Viterbi's algorithm over two states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from textkit.rules.boilerplate._context import heaviest, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.rules.boilerplate._shape import Numbers, Shapes

SWITCH = 1.0  # what it costs to pass from furniture to article or back, in log odds
STEP, LIMIT = 0.25, 14.0  # of the further bias
PROSE = 1.5  # what a sentence of prose is worth where nothing else is an article
# What stands below the article must speak for itself with so much of what the furniture between speaks against it.
ISLAND = 0.1
SURE, WIDE = 6.0, 200.0  # log odds and units of a line that count, at most, for what the article is


def cut(odds: Numbers, found: Shapes, bias: float) -> list[bool]:
    """Return which lines stay, with *bias* added to the *odds* of each.

    Where nothing would, what stays with the least further bias with which something does.
    """
    keep = viterbi((odds + bias).tolist())
    if any(keep):
        return _mainland(keep, odds + bias, found.units)
    likely = odds + PROSE * found.solid
    while not any(keep) and bias < LIMIT:
        bias += STEP
        if heaviest(sums(likely + bias))[2] > SWITCH:  # no path through less gains anything
            keep = viterbi((likely + bias).tolist())
    return keep


def viterbi(gains: Sequence[float], switch: float = SWITCH) -> list[bool]:
    """Return the cheapest path through two states, in which keeping a line gains *gains* and each change costs."""
    out, kept = 0.0, -switch / 2
    back: list[tuple[bool, bool]] = []
    for gain in gains:
        stays_out, stays_in = out >= kept - switch, kept >= out - switch
        back.append((stays_out, stays_in))
        out, kept = (out if stays_out else kept - switch), (kept if stays_in else out - switch) + gain
    state = kept - switch / 2 > out
    path = []
    for stays_out, stays_in in reversed(back):
        path.append(state)
        state = stays_in if state else not stays_out
    return path[::-1]


def _mainland(keep: list[bool], gains: Numbers, units: Numbers) -> list[bool]:
    """Return *keep* without what stands below the article, too far beyond too much furniture."""
    edges = np.flatnonzero(np.diff(keep, prepend=False, append=False))
    runs = edges.reshape(-1, 2).tolist()
    weight = np.minimum(units, WIDE) * np.clip(gains + 1, 0, SURE)
    main = max(range(len(runs)), key=lambda i: float(weight[slice(*runs[i])].sum()))
    end = runs[main][1]
    for first, last in runs[main + 1 :]:
        between = -np.minimum(gains[end:first], 0).sum()
        if np.clip(gains[first:last], -SURE, SURE).sum() < ISLAND * between:
            keep[first:last] = [False] * (last - first)
        else:
            end = last
    return keep
