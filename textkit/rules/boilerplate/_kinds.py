"""Kinds: which lines of a page are claimed, and by the rule of which kind.

Called by ``_claims`` and by ``_settled``, which asks again for what is left of a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from textkit.rules.boilerplate._forms import Place, claim, legal
from textkit.rules.boilerplate._shape import CUE_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.document import Line
    from textkit.rules.boilerplate._shape import Shapes


class Kinds:
    """The lines of a page, and of which kind of furniture each is by its own form, found out once."""

    def __init__(self, lines: Sequence[Line], found: Shapes) -> None:
        self._lines = lines
        self._shapes = found.rows
        self._cued = found.table[CUE_KINDS] > 0
        self._prose = found.solid > 0
        self._prose[[i for i in (self._prose & self._cued).nonzero()[0].tolist() if legal(found.rows[i])]] = False
        self._known: dict[tuple[int, bool], str] = {}

    def of(self, left: Sequence[int]) -> dict[int, str]:
        """Return the kinds of those of the lines that are *left*, by their places among them, as of a page's lines."""
        here = np.array(left, np.intp)
        prose = here[self._prose[here]].tolist()
        if not prose:
            return {}
        first, last = 0, len(prose) - 1
        while first < last and self._kind(prose[first], prose[first], prose[last]):
            first += 1
        while first < last and self._kind(prose[last], prose[first], prose[last]):
            last -= 1
        start, end = prose[first], prose[last]
        outside = self._cued[here] & ((here < start) | (here > end))  # inside, nothing is claimed
        found = ((i, self._kind(left[i], start, end)) for i in outside.nonzero()[0].tolist())
        return {i: kind for i, kind in found if kind}

    def _kind(self, i: int, first: int, last: int) -> str:
        """Return the kind of line *i* on a page whose prose reaches from *first* to *last*."""
        after, before = i > first, i < last
        if after == before or not self._cued[i]:
            return ""
        if (i, after) not in self._known:
            self._known[i, after] = claim(Place(self._lines[i], self._shapes[i], after, before))
        return self._known[i, after]
