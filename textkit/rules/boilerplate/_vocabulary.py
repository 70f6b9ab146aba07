"""Vocabulary: the words in the short lines of a page that tell what the page is.

Called by ``_page``, for ``_sort``.  They come from the language packs: ``board`` has the words of sites where people
write under each other, ``press`` those of sites that publish articles.  What a paragraph holds does not count: prose
may tell of anything.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from textkit.lazily import compiled
from textkit.rules.boilerplate._classes import CharacterMap
from textkit.rules.boilerplate._cues import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from textkit.rules.boilerplate._shape import Numbers

VOCABULARIES = ("board", "press")
SHORT = 20  # units of a line that is no short one any more
WORD = compiled(r"\w+")
FIRST = 1  # what a character is that a word may begin with


class Vocabulary(NamedTuple):
    """The words of a page: a row for each that its short lines hold, a column for each line.

    ``kinds`` has the kind of each word, an index of ``VOCABULARIES``.
    """

    held: NDArray[np.bool_]
    kinds: NDArray[np.intp]

    def only(self, places: Sequence[int] | NDArray[np.intp]) -> Vocabulary:
        """Return what the lines at *places* hold."""
        return Vocabulary(self.held[:, places], self.kinds)

    def sizes(self) -> list[int]:
        """Return how many words of each kind there are."""
        found: list[int] = np.bincount(self.kinds[self.held.any(axis=1)], minlength=len(VOCABULARIES)).tolist()
        return found


def vocabulary(lines: Sequence[str], units: Numbers) -> Vocabulary:
    """Return the words of boards and of the press in *lines*; *units* are their lengths."""
    lows = [line.lower() if size < SHORT else "" for line, size in zip(lines, units.tolist(), strict=True)]
    text, kinds = "\n".join(lows), _kinds()
    starts = np.cumsum([0, *(len(low) + 1 for low in lows)])[:-1]
    found = [*_dense(text), *_spaced(text)]
    rows = {word: row for row, word in enumerate(dict.fromkeys(word for word, _ in found))}
    held = np.zeros((len(rows), len(lines)), np.bool_)
    held[[rows[word] for word, _ in found], starts.searchsorted([at for _, at in found], "right") - 1] = True
    return Vocabulary(held, np.array([kinds[word] for word in rows], np.intp))


def _spaced(text: str) -> Iterator[tuple[str, int]]:
    """Yield the words in scripts that put spaces between them, and where they stand in *text*."""
    for word in _kinds().keys() & WORD.findall(text):
        at = -1
        while (at := text.find(word, at + 1)) >= 0:
            if not (text[at - 1 : at].isalnum() or text[at + len(word) : at + len(word) + 1].isalnum()):
                yield word, at


def _dense(text: str) -> Iterator[tuple[str, int]]:
    """Yield the other words, and those of more words than one, and where they stand in *text*."""
    if text.isascii():  # as none of these languages is
        return
    first, words = _first()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    for at in (first(codes) == FIRST).nonzero()[0].tolist():
        yield from ((word, at) for word in words.get(text[at : at + 2], ()) if text.startswith(word, at))


@cache
def _kinds() -> dict[str, int]:
    """Return the kind of each word, as an index of ``VOCABULARIES``."""
    return {word: i for i, kind in enumerate(VOCABULARIES) for word in phrases_of(kind)}


@cache
def _first() -> tuple[CharacterMap, dict[str, list[str]]]:
    """Return what tells the characters that words of no space begin with, and these words by their first two."""
    words: dict[str, list[str]] = {}
    for word in _kinds():
        if word >= "\u2e80" or " " in word:
            words.setdefault(word[:2], []).append(word)
    firsts = {pair[0] for pair in words}
    return CharacterMap(lambda char: FIRST if char in firsts else FIRST + 1), words
