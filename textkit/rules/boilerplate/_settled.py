"""Settled: what to take from a page so that a second look finds nothing more.

Called by ``page_furniture`` and by ``textkit boilerplate --explain``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.rules.boilerplate._claims import claim, places
from textkit.rules.boilerplate._page import judge
from textkit.rules.boilerplate._title import titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.document import Line
    from textkit.rules.boilerplate._claims import Place
    from textkit.rules.boilerplate._page import Judged

ROUNDS = 8
ARTICLE = 40.0  # units that stay; a page with fewer is an index, a forum, a form


class Look(NamedTuple):
    """One look at a page: its lines in their places, the judgement of them, its headlines, who claims which line."""

    places: Sequence[Place]
    judged: Judged
    titles: frozenset[int]
    claims: Sequence[str]

    def gone(self, least: float) -> list[Line]:
        """Return the lines that are furniture of no particular kind, if they give *least* reason together."""
        gone = [
            i
            for i, (keep, kind) in enumerate(zip(self.judged.keep, self.claims, strict=True))
            if not (keep or kind or i in self.titles)
        ]
        evidence = -sum(min(0.0, self.judged.scores[i]) for i in gone)
        return [self.places[i].line for i in gone] if evidence >= least else []

    def stays(self) -> float:
        """Return how many units stay."""
        kept = zip(self.places, self.judged.keep, strict=True)
        return sum(place.shape.units for place, keep in kept if keep)


def look(lines: Sequence[Line], bias: float) -> Look:
    """Judge *lines*, none of which is blank."""
    texts = [line.text for line in lines]
    judged = judge(texts, bias)
    found = places(lines, judged.shapes)
    return Look(found, judged, titles(texts, judged), [claim(place) for place in found])


def settled(lines: Sequence[Line], bias: float, least: float) -> list[Line] | None:
    """Return the lines to take: those of the first look, and those that looks at what is then left would take.

    A page must give at least *least* reason (log odds) to take anything: a clean text with an odd line stays whole.
    Returns ``None`` for a page that looks like no article, or that finds no rest after ``ROUNDS`` looks.
    """
    taken: set[Line] = set()
    for _ in range(ROUNDS):
        here = look([line for line in lines if line not in taken], bias)
        fresh = here.gone(least)
        if fresh and here.stays() < ARTICLE:
            return None
        if not fresh:
            # The rules of the kinds come next; what they leave must be at rest as well.
            unclaimed = [place.line for place, kind in zip(here.places, here.claims, strict=True) if not kind]
            fresh = look(unclaimed, bias).gone(least) if len(unclaimed) < len(here.places) else []
        if not fresh:
            return [line for line in lines if line in taken]
        taken.update(fresh)
    return None
