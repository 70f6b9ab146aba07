"""Page: every line of a text with its score and whether it stays; computed once for each document.

The rules of this job share it.  A line is judged by itself (``_shape``), then by what stands around it (``_context``),
and the page is cut into article and furniture where that costs least (Viterbi's algorithm over two states).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._context import contexts
from textkit.rules.boilerplate._shape import shapes
from textkit.rules.boilerplate._weights import alone, placed, weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.rules.boilerplate._shape import Shape

SWITCH = 1.0  # what it costs to pass from furniture to article or back, in log odds


class Judged(NamedTuple):
    """The lines of a page: their shapes, the log odds that a reader wants them, and which of them stay."""

    shapes: Sequence[Shape]
    scores: Sequence[float]
    keep: Sequence[bool]


def judge(lines: Sequence[str], bias: float, table: str = "") -> Judged:
    """Judge *lines*, none of which is blank; *bias* is added to the log odds of each.

    *table* names the weights, if not those of the page's script: ``flat`` is for parts of one line.
    """
    found = shapes(lines)
    if not found:
        return Judged(found, [], [])
    if not table:
        table = "dense" if dense(found) else "spaced"
        bias += BIAS[table]
    model = weights(table)
    own = [max(-5.0, min(5.0, alone(shape, model.alone))) for shape in found]
    around = contexts(found, own)
    scores = [
        alone(shape, model.placed) + placed(codes, model.placed) for shape, codes in zip(found, around, strict=True)
    ]
    if table == "dense" and _flattened(found):
        scores = [score + part for score, part in zip(scores, _by_chunk(lines), strict=True)]
    keep = viterbi([score + bias for score in scores])
    while not any(keep) and bias < LIMIT:
        bias += 0.5
        keep = viterbi([score + bias for score in scores])
    return Judged(found, scores, keep)


# What is added to the odds of every line of a page, so that little is lost for what is gained.
BIAS = {"dense": 0.3, "spaced": 0.1}
LIMIT = 12.0
STRESS = 2.5  # how much the chunks of a line say against the line itself


def _flattened(found: Sequence[Shape]) -> bool:
    """Say whether the lines were cut out of one: few, long, and not all of them prose."""
    return (
        len(found) < 40
        and sum(shape.units for shape in found) > 40 * len(found)
        and any(shape.units > 40 and not shape.solid for shape in found)
    )


def _by_chunk(lines: Sequence[str]) -> list[float]:
    """Return what the chunks of each line say of it, as log odds."""
    spans = [list(chunks(line)) for line in lines]
    parts = [line[a:b] for line, mine in zip(lines, spans, strict=True) for a, b in mine]
    judged = judge(parts, 0.0, "flat")
    found: list[float] = []
    at = 0
    for mine in spans:
        end = at + len(mine)
        weight = sum(shape.units for shape in judged.shapes[at:end]) or 1.0
        total = sum(
            max(-4.0, min(4.0, score)) * shape.units
            for score, shape in zip(judged.scores[at:end], judged.shapes[at:end], strict=True)
        )
        found.append(STRESS * total / weight)
        at = end
    return found


def dense(found: Sequence[Shape]) -> bool:
    """Say whether most of the page is in a script that puts no spaces between words."""
    return sum(s.units if s.codes[0] % 2 else -2.4 * s.units for s in found) > 0


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
