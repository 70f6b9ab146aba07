"""Sort: what a page is as a whole, as a few numbers that tell an article from a forum, an index, a product.

Called by ``_page``, which takes little from a page that looks like no article.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from textkit.lazily import compiled
from textkit.rules.boilerplate._classes import CharacterMap
from textkit.rules.boilerplate._context import heaviest, sums
from textkit.rules.boilerplate._cues import KINDS, phrases_of
from textkit.rules.boilerplate._shape import CUES, DATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from textkit.rules.boilerplate._shape import Numbers, Shapes

# Units of a line that says what the page is.  Prose may tell of anything.
SHORT = 20
WORD = compiled(r"\w+")
FIRST = 1  # what a character is that a word may begin with
VOCABULARIES = ("board", "press")
SORTS = (
    *VOCABULARIES, "lines", "wanted", "wanted units", "wanted runs", "in the heaviest run", "span", "doubt",
    "middle", "sentences", "dates", "dates between", "moments", "moments between",
    *(f"{kind} of lines" for kind in KINDS),
)  # fmt: skip


class Vocabulary(NamedTuple):
    """Words that tell what a page is: a row for each that its short lines hold, a column for each line.

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
    """Return the words of boards and of the press in *lines*."""
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
    if text.isascii():
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


def sort(shapes: Shapes, words: Vocabulary) -> Numbers:
    """Return the numbers of the page, a row for each of ``SORTS`` with one column; there is at least one line."""
    n, units, own = len(shapes.own), shapes.units, shapes.own
    wanted = own > 0
    mine = np.flatnonzero(wanted)
    first, last = (int(mine[0]), int(mine[-1]) + 1) if len(mine) else (0, n)
    start, end, _ = heaviest(sums(own))
    chosen = units[mine]
    length = chosen.sum() + 1
    moments, dates = shapes.table[DATED] == 1, shapes.table[DATED] > 1
    found = (
        *words.sizes(),
        n,
        len(mine) / n,
        length,
        np.count_nonzero(mine[1:] - mine[:-1] > 1) / (last - first),
        units[start:end][wanted[start:end]].sum() / length,
        (last - first) / n,
        np.count_nonzero(np.abs(own) < 1.5) / n,
        _middle(chosen),
        shapes.solid.sum(),
        dates.mean(),
        dates[first:last].mean(),
        moments.mean(),
        moments[first:last].mean(),
        *(np.count_nonzero(shapes.table[CUES:], axis=1) / n).tolist(),
    )
    return np.array(found, np.float32)[:, None]


def _middle(values: Numbers) -> float:
    """Return the median of *values*, 0 of none."""
    if not len(values):
        return 0
    ordered, half = np.sort(values), len(values) // 2
    return float(ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2)
