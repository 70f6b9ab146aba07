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

SWITCH = 0.6  # what it costs to pass from furniture to article or back, in log odds
# What a line of so many units counts is 1; a longer or shorter one counts as its square root is, within bounds: one
# long sentence is not lost among short lines, nor many titles kept for being many.
USUAL, LEAST, MOST = 20.0, 0.7, 2.0
LITTLE, MUCH = 60.0, 240.0  # units: a page of so much, of which so little would stay, is looked at once more …
FURTHER = (0.0, 0.5, 1.0, 1.5, 2.0)  # … with these biases
STEP, LIMIT = 0.25, 14.0  # of the further bias, where nothing would stay at all
PROSE = 1.5  # what a sentence of prose is worth where nothing else is an article
# What stands below the article must speak for itself with so much of what the furniture between speaks against it.
ISLAND = 0.1
NO_ARTICLE = 0.6  # probability from which it need not: posts stand like islands in what frames them
SURE, WIDE = 6.0, 200.0  # log odds and units of a line that count, at most, for what the article is


def cut(odds: Numbers, found: Shapes, bias: float, other: float = 0.0) -> list[bool]:
    """Return which lines stay, with *bias* added to the *odds* of each; *other* is how likely the page is no article.

    Where little would, what stays is what the best F1 is expected of; where nothing would, what is the most like an
    article does.
    """
    counts = np.clip(np.sqrt(found.units / USUAL), LEAST, MOST)
    island = ISLAND if other < NO_ARTICLE else 0.0

    def kept(gains: Numbers) -> list[bool]:
        keep = viterbi((gains * counts).tolist())
        return _mainland(keep, gains, found.units, island) if any(keep) else keep

    keep = kept(odds + bias)
    if not any(keep):
        return _anything(odds + PROSE * found.solid + bias, counts)
    if found.units[keep].sum() < LITTLE and found.units.sum() > MUCH:
        return max((kept(odds + bias + further) for further in FURTHER), key=lambda keep: _expected(keep, odds, found))
    return keep


def _anything(odds: Numbers, counts: Numbers) -> list[bool]:
    """Return what stays with the least further bias with which something does; nothing beyond ``LIMIT``."""
    for bias in np.arange(STEP, LIMIT, STEP).tolist():
        gains = (odds + bias) * counts
        if heaviest(sums(gains))[2] > SWITCH:  # no path through less gains anything
            keep = viterbi(gains.tolist())
            if any(keep):
                return keep
    return [False] * len(odds)


def _expected(keep: list[bool], odds: Numbers, found: Shapes) -> float:
    """Return the F1, in units, that is to be expected of keeping these lines."""
    likely = found.units / (1 + np.exp(-odds))
    return float(2 * likely[keep].sum() / (found.units[keep].sum() + likely.sum()))


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


def _mainland(keep: list[bool], gains: Numbers, units: Numbers, island: float) -> list[bool]:
    """Return *keep* without what stands below the article, too far beyond too much furniture."""
    edges = np.flatnonzero(np.diff(keep, prepend=False, append=False))
    runs = edges.reshape(-1, 2).tolist()
    weight = np.minimum(units, WIDE) * np.clip(gains + 1, 0, SURE)
    main = max(range(len(runs)), key=lambda i: float(weight[slice(*runs[i])].sum()))
    end = runs[main][1]
    for first, last in runs[main + 1 :]:
        between = -np.minimum(gains[end:first], 0).sum()
        if np.clip(gains[first:last], -SURE, SURE).sum() < island * between:
            keep[first:last] = [False] * (last - first)
        else:
            end = last
    return keep
