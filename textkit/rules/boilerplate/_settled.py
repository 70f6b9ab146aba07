"""Settled: what to take from a page so that a second look finds nothing more.

Called by ``page_furniture`` and by ``textkit boilerplate --explain``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from textkit.rules.boilerplate._kinds import Kinds
from textkit.rules.boilerplate._page import Page
from textkit.rules.boilerplate._title import titles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textkit.document import Line
    from textkit.rules.boilerplate._page import Judged
    from textkit.rules.boilerplate._shape import Shapes

ROUNDS = 8
FAINT = -3.0  # log odds under which a line is no part of an article, even if nothing else is
CALM = 1.0  # log odds of a line by itself that nothing around it would outweigh
ARTICLE = 40.0  # units that stay; a page with fewer is an index, a forum, a form


class Look:
    """One look at a page: the judgement of its lines, who claims which line, its headlines once they are asked for."""

    def __init__(self, lines: Sequence[str], judged: Judged, claims: Mapping[int, str]) -> None:
        self._lines = lines
        self.judged = judged
        self.claims = claims

    @cached_property
    def titles(self) -> frozenset[int]:
        """The lines that are headlines."""
        return titles(self._lines, self.judged.shapes.rows, self.judged)

    def gone(self, least: float) -> list[int]:
        """Return the lines that are furniture of no particular kind, if they give *least* reason together."""
        gone = [i for i, keep in enumerate(self.judged.keep) if not keep and i not in self.claims]
        if not gone or self._evidence(gone) < least:  # headlines among them would be as many reasons less
            return []
        gone = [i for i in gone if i not in self.titles]
        return gone if self._evidence(gone) >= least else []

    def _evidence(self, gone: Sequence[int]) -> float:
        return -sum(min(0.0, self.judged.scores[i]) for i in gone)

    def stays(self) -> float:
        """Return how many units stay that an article may be made of, not for want of anything better."""
        kept = np.array(self.judged.keep) & (np.array(self.judged.scores) > FAINT)
        return float(self.judged.shapes.units[kept].sum())


class Looks:
    """A page that is looked at again and again, each time at fewer of its lines as at a page of their own."""

    def __init__(self, lines: Sequence[Line], found: Shapes, bias: float) -> None:
        self._texts = [line.text for line in lines]
        self._page = Page(self._texts, found)
        self._kinds = Kinds(lines, found)
        self._bias = bias

    def at(self, left: Sequence[int]) -> Look:
        """Look at the lines that are *left*, in order; never at more than the time before."""
        return Look([self._texts[i] for i in left], self._page.judge(left, self._bias), self._kinds.of(left))


def settled(lines: Sequence[Line], found: Shapes, bias: float, least: float) -> list[Line] | None:
    """Return the lines to take: those of the first look, and those that looks at what is then left would take.

    A page must give at least *least* reason (log odds) to take anything: a clean text with an odd line stays whole; one
    whose every line looks like prose by itself is not even looked at.
    Returns ``None`` for a page that looks like no article, or that finds no rest after ``ROUNDS`` looks.
    """
    if found.own.min(initial=CALM) >= CALM:
        return []
    looks, left = Looks(lines, found, bias), list(range(len(lines)))
    for _ in range(ROUNDS):
        here = looks.at(left)
        fresh = here.gone(least)
        if fresh and here.stays() < ARTICLE:
            return None
        if not fresh:
            # The rules of the kinds come next; what they leave must be at rest as well.
            bare = [i for i in range(len(left)) if i not in here.claims]
            if len(bare) < len(left):
                fresh = [bare[i] for i in looks.at([left[i] for i in bare]).gone(least)]
        if not fresh:
            staying = set(left)
            return [line for i, line in enumerate(lines) if i not in staying]
        taken = set(fresh)
        left = [line for i, line in enumerate(left) if i not in taken]
    return None
