"""Look for readings until none is found: each one taken is gone from the evidence about the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.document import Document
from textkit.edit import Edit, apply, origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from textkit.rules.glosses._readings import Gloss


def until_rest(doc: Document, *looks: Callable[[Document], list[Gloss]]) -> list[Gloss]:
    """Return, in order and placed in *doc*, what the first of *looks* finds, and what any finds once that is gone.

    Rounds are few: a look takes all of a style, or all that is usual, at once.
    """
    taken: list[Gloss] = []
    fresh = looks[0](doc)
    while fresh:
        back = origin(_without(taken))
        placed = [gloss._replace(start=back(gloss.start), end=back(gloss.end - 1) + 1) for gloss in fresh]
        taken = sorted([*taken, *placed])
        left = Document(apply(doc.text, _without(taken)), doc.dialect)
        fresh = next((found for look in looks if (found := look(left))), [])
    return taken


def _without(taken: list[Gloss]) -> list[Edit]:
    return [Edit(gloss.start, gloss.end, "", "") for gloss in taken]
