"""Page: every line of a text with its score and whether it stays.

A line is judged by itself (``_shape``), then by what stands around it (``_context``), both by boosted trees
(``_trees``); and the page is cut into article and furniture where that costs least (Viterbi's algorithm over two
states).  Called by ``_settled`` and by ``flattened_paragraph``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._context import AROUND, context
from textkit.rules.boilerplate._shape import CLIP, DENSE, NAMES, shapes
from textkit.rules.boilerplate._sort import SORTS, sort
from textkit.rules.boilerplate._trees import trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.rules.boilerplate._shape import Numbers, Shapes

SWITCH = 1.0  # what it costs to pass from furniture to article or back, in log odds
# What is added to the odds of every line of a page, so that little is lost for what is gained.
BIAS = 0.5
GENTLE = 1.5  # and what more for a page that looks like a forum, an index, a product
DOUBT = 0.5  # log odds from which a page does
LIMIT = 14.0
FEW, LONG = 40, 40  # lines and units: what was cut out of one line is fewer lines, and longer ones
PROSE = 1.5  # what a sentence of prose is worth where nothing else is an article
PLACED = (*NAMES, *AROUND)  # what is known of a line where it stands


class Judged(NamedTuple):
    """The lines of a page: their shapes, the log odds that a reader wants them, and which of them stay."""

    shapes: Shapes
    scores: Sequence[float]
    keep: Sequence[bool]


def judge(lines: Sequence[str], found: Shapes, bias: float) -> Judged:
    """Judge the lines of a page, none of which is blank; *bias* is added to the log odds of each.

    If nothing at all would stay, the lines that are the most like an article do.
    """
    if not lines:
        return Judged(found, [], [])
    if _flattened(found):
        return _by_part(lines, found, bias)
    return _cut(found, _scores(found, lines, "lines"), bias + _bias(found, "lines"))


def judge_parts(parts: Sequence[str], bias: float = 0.0) -> Judged:
    """Judge the parts that a long line falls into, as lines of a page are."""
    found = shapes(parts, "parts")
    if not parts:
        return Judged(found, [], [])
    return _cut(found, _scores(found, parts, "parts"), bias + _bias(found, "parts"))


def _cut(found: Shapes, odds: Numbers, bias: float) -> Judged:
    """Return the cheapest cut; where nothing would stay, that of the least further bias with which something does."""
    keep = viterbi((odds + bias).tolist())
    likely = odds + PROSE * found.solid
    while not any(keep) and bias < LIMIT:
        bias += 0.25
        keep = viterbi((likely + bias).tolist())
    return Judged(found, odds.tolist(), keep)


def _bias(found: Shapes, table: str) -> float:
    other = float(trees(table).other(SORTS, sort(found))[0])
    return BIAS + (GENTLE if other > DOUBT else 0)


def _scores(found: Shapes, lines: Sequence[str], table: str) -> Numbers:
    return trees(table).placed(PLACED, np.concatenate([found.table, context(found, lines)]))


def _flattened(found: Shapes) -> bool:
    """Say whether the lines may have been cut out of one: few, long, and not all of them prose."""
    units = found.units
    long = bool(((units > LONG) & (found.solid == 0)).any())
    return long and len(units) < FEW and units.mean() > LONG and dense(found)


def _by_part(lines: Sequence[str], found: Shapes, bias: float) -> Judged:
    """Judge *lines* by the parts that they fall into: each is what most of it is."""
    spans = [list(chunks(line)) for line in lines]
    parts = judge_parts([line[a:b] for line, mine in zip(lines, spans, strict=True) for a, b in mine], bias)
    rows = np.repeat(np.arange(len(lines)), [len(mine) for mine in spans])
    units = parts.shapes.units
    weight = np.bincount(rows, units) + 1e-6
    scores = np.bincount(rows, np.clip(parts.scores, -CLIP, CLIP) * units) / weight
    keep = np.bincount(rows, units * np.array(parts.keep)) * 2 > weight
    return Judged(found, scores.tolist(), keep.tolist())


def dense(found: Shapes) -> bool:
    """Say whether most of the page is in a script that puts no spaces between words."""
    return bool(np.where(found.table[DENSE] > 0, found.units, -2.4 * found.units).sum() > 0)


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
