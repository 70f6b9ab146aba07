"""Explain: why each line of a page stays or goes, as rows for people.

Called by ``textkit boilerplate --explain``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.rules.boilerplate._claims import page_lines
from textkit.rules.boilerplate._cues import KINDS
from textkit.rules.boilerplate._settled import look

if TYPE_CHECKING:
    from textkit.document import Document
    from textkit.rules.boilerplate._claims import Place


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
    here = look(doc.fact(page_lines), slack)
    rows = []
    for i, place in enumerate(here.places):
        stays = (here.judged.keep[i] or i in here.titles) and not here.claims[i]
        why = "headline" if i in here.titles else here.claims[i] or _cues(place)
        number = doc.place(place.line.start)[0]
        rows.append(Row(number, here.judged.scores[i], _zone(place), stays, why, place.line.text))
    return rows


def _zone(place: Place) -> str:
    if place.shape.solid:
        return "prose"
    return {(False, True): "head", (True, True): "inside", (True, False): "tail"}.get(place[2:], "alone")


def _cues(place: Place) -> str:
    return " ".join(dict.fromkeys(KINDS[cue.kind] for cue in place.shape.cues))
