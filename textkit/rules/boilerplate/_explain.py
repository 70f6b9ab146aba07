"""Explain: why each line of a page stays or goes, as rows for people.

Called by ``textkit boilerplate --explain``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.rules.boilerplate._claims import page_lines, page_shapes
from textkit.rules.boilerplate._cues import KINDS
from textkit.rules.boilerplate._settled import Looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.document import Document
    from textkit.rules.boilerplate._cues import Cue
    from textkit.rules.boilerplate._shape import Numbers


class Row(NamedTuple):
    """A line: its number from 1, its log odds, its zone, whether it stays, the reason, its text."""

    line: int
    score: float
    zone: str
    stays: bool
    why: str
    text: str


def explain(doc: Document, slack: float = 0.0) -> list[Row]:
    """Return a row for every line that is not blank, as the first look at the page sees it."""
    lines = doc.fact(page_lines)
    here = Looks(lines, doc.fact(page_shapes), slack).at(range(len(lines)))
    solid = here.judged.shapes.solid
    rows = []
    for i, line in enumerate(lines):
        stays = (here.judged.keep[i] or i in here.titles) and i not in here.claims
        why = "headline" if i in here.titles else here.claims.get(i) or _named(here.judged.shapes.cues[i])
        rows.append(Row(doc.place(line.start)[0], here.judged.scores[i], _zone(solid, i), stays, why, line.text))
    return rows


def _zone(solid: Numbers, i: int) -> str:
    if solid[i]:
        return "prose"
    around = bool(solid[:i].any()), bool(solid[i:].any())
    return {(False, True): "head", (True, True): "inside", (True, False): "tail"}.get(around, "alone")


def _named(cues: Sequence[Cue]) -> str:
    return " ".join(dict.fromkeys(KINDS[cue.kind] for cue in cues))
