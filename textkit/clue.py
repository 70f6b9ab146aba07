"""Clue: what a text must hold for a rule to find anything, so that of a clean text most rules are never asked.

A clue is a fact of the document (``Document.fact``), found out once for all rules that wait for it.  It may be there
in vain; but without it the rule finds nothing, which a law holds every rule to.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textkit.document import Document

    Clue = Callable[[Document], object]


@cache
def holding(*signs: str) -> Callable[[Document], bool]:
    """Return the clue that the text holds one of *signs*, each of one character or more."""
    narrow, wide = ([sign for sign in signs if sign.isascii() is ascii] for ascii in (True, False))

    def found(doc: Document) -> bool:
        return any(map(doc.ascii.__contains__, narrow)) or any(map(doc.text.__contains__, wide))

    return found
