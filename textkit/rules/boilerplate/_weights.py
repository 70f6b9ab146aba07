"""Weights: the tables that turn the codes of a line into the odds that a reader wants it.

``weights.tsv`` beside this file is written by ``tools/train_boilerplate.py``; called by ``_page``.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from operator import getitem
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.rules.boilerplate._shape import Shape

Table = tuple[float, ...]


class Stage(NamedTuple):
    """One sum of table entries: a table for each code, one for the cues, and a constant."""

    bias: float
    tables: tuple[Table, ...]
    cues: Table
    context: tuple[Table, ...]


class Weights(NamedTuple):
    """What judges a line by itself, and what judges it where it stands (log odds)."""

    alone: Stage
    placed: Stage


@cache
def weights(script: str) -> Weights:
    """Return the weights for pages in *script*: ``dense`` (Chinese, Japanese) or ``spaced``."""
    data = (pkgutil.get_data(__package__, "weights.tsv") or b"").decode()
    rows = [line.split("\t") for line in data.split("\n") if line and not line.startswith("#")]
    stages = []
    for stage in ("alone", "placed"):
        mine = {kind: [] for kind in ("bias", "shape", "cue", "context")}  # type: dict[str, list[Table]]
        for where, which, kind, _, *values in rows:
            if (where, which) == (script, stage):
                mine[kind].append(tuple(map(float, values)))
        cues = tuple(value for table in mine["cue"] for value in table)
        stages.append(Stage(mine["bias"][0][0], tuple(mine["shape"]), cues, tuple(mine["context"])))
    return Weights(*stages)


def alone(shape: Shape, stage: Stage) -> float:
    """Return what the shape of a line adds to its log odds in *stage*."""
    total = stage.bias + sum(map(getitem, stage.tables, shape.codes))
    if shape.marks:
        total += sum([stage.cues[code] for code in shape.marks])
    return total


def placed(codes: Sequence[int], stage: Stage) -> float:
    """Return what the context of a line adds to its log odds in *stage*."""
    return sum(map(getitem, stage.context, codes))
