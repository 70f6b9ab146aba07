"""Classes: what each character of a text is, for a whole text at once.

Called by ``_shape`` and ``_search``.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from textkit.rules.boilerplate._cues import function_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SENTENCE, CLAUSE, SEPARATOR = "。！？!?", "，,、；;", "|｜│┊丨•·»›>＞/／–—-_※→"
# The classes of characters: newline, Han, function character, capital, letter, digit, space, sentence mark, clause
# mark, separator, full stop, colon, opening quotation, opening bracket, closing quotation, closing bracket, ellipsis,
# anything else.
CLASSES = "\nHFAa0 .,|p:\"('…)x"
[NEWLINE, HAN, SMALL, CAPITAL, LETTER, DIGIT, SPACE, MARK, COMMA, BAR, STOP, COLON, QUOTE, BRACKET, UNQUOTE, DOTS,
 CLOSING, OTHER] = range(1, len(CLASSES) + 1)  # fmt: skip


class CharacterMap:
    """A number from 1 to 255 for every character, by a function of it that is asked when it is first met."""

    def __init__(self, number: Callable[[str], int]) -> None:
        self._number = number
        self._known = np.zeros(0x110000, np.uint8)

    def __call__(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        found = self._known[codes]
        if not found.all():
            for code in np.unique(codes[found == 0]).tolist():
                self._known[code] = self._number(chr(code))
            found = self._known[codes]
        return found


@cache
def classes() -> CharacterMap:
    """Return what maps code points to classes."""
    return CharacterMap(_class_of)


def _class_of(char: str) -> int:
    for kind, chars in ((MARK, SENTENCE), (COMMA, CLAUSE), (BAR, SEPARATOR), (STOP, "."), (COLON, ":："), (DOTS, "…")):
        if char in chars:
            return kind
    if char >= "\u2e80" and char.isalpha():
        return SMALL if char in function_words() else HAN
    general = unicodedata.category(char)
    named = {"Lu": CAPITAL, "Lt": CAPITAL, "Nd": DIGIT, "Zs": SPACE, "Pi": QUOTE, "Ps": BRACKET, "Pf": UNQUOTE}
    named |= {"Pe": CLOSING}
    if char == "\n":
        return NEWLINE
    return named.get(
        general, SPACE if char.isspace() else LETTER if general[0] in "LM" else QUOTE if char in "\"'" else OTHER
    )
