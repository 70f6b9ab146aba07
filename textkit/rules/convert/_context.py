"""Context: find the characters that OpenCC's longest match from the left chose wrongly.

Only ambiguous characters with an unusual outcome are looked at, and only where a word that OpenCC knows contradicts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.convert._opencc import converter
from textkit.rules.convert._words import Word, alone, is_word, parted, suspects, words

if TYPE_CHECKING:
    from collections.abc import Iterator

# The parting without OpenCC's choice must be so much likelier (natural log) before the choice is overruled: more where
# it gives up a word that is in use, or leaves the character alone.
MARGIN, MARGIN_IN_USE = 1.0, 2.5
# A word that only OpenCC's phrases know is at most so likely.
IN_USE = -14.5
# How far to either side words are weighed: beyond two words nothing changes.
REACH = 8

# The words of two to four characters that cover the character at 0, 1, 2 or 3 of a window.
COVERS = [
    [(start, start + size) for size in (2, 3, 4) for start in range(max(0, at - size + 1), at + 1)] for at in range(4)
]

NOT_HAN = compiled("[^\u3400-\u4dbf\u4e00-\u9fff]")


class Check(NamedTuple):
    """An ambiguous character at ``at`` in the source: OpenCC's choice, another, and how much likelier the other is.

    ``word`` is the word of the likelier parting that the character belongs to; ``needed`` is the margin that it takes.
    """

    at: int
    chosen: str
    other: str
    margin: float
    needed: float
    word: Word

    @property
    def sure(self) -> bool:
        """Whether the other is so much likelier that it should be taken."""
        return self.margin >= self.needed


@cache
def suspect() -> re.Pattern[str]:
    """Return the pattern of an unusual outcome of an ambiguous character."""
    return re.compile(f"[{''.join(suspects())}]")


@cache
def _made(word: str) -> str:
    made: str = converter("s2t").convert(word)
    return made


def checks(source: str, made: str) -> Iterator[Check]:
    """Yield the doubtful choices that OpenCC made in one line: *made* is what s2t makes of *source*."""
    if len(source) != len(made):
        return
    for hit in suspect().finditer(made):
        at, chosen = hit.start(), suspects()[hit[0]]
        if not contradicted(source, at, chosen):
            continue
        outcomes = _outcomes(*_window(source, at))
        if outcomes:
            needed = MARGIN_IN_USE if outcomes.get(chosen, IN_USE) > IN_USE else MARGIN
            check = _weighed(source, chosen, at, needed)
            if check:
                yield check
        else:
            yield Check(at, chosen, alone(words(), source, at), 0, 0, Word(at, at + 1))


def contradicted(source: str, at: int, chosen: str) -> bool:
    """Tell whether a word that covers the character, or else a neighbour, speaks against OpenCC's choice."""
    start = at - 3 if at > 3 else 0
    return _contradicted(source[start : at + 4], at - start, chosen)


@lru_cache(maxsize=1 << 16)
def _contradicted(window: str, at: int, chosen: str) -> bool:
    known = words()
    if window[at] not in known.ambiguous:
        return False
    outcomes = _outcomes(window, at)
    if not outcomes:
        return alone(known, window, at) not in ("", chosen)
    return len(outcomes) > (chosen in outcomes) or is_word(known, window[at])


def _window(source: str, at: int) -> tuple[str, int]:
    start = at - 3 if at > 3 else 0
    return source[start : at + 4], at - start


@lru_cache(maxsize=1 << 16)
def _outcomes(window: str, at: int) -> dict[str, float]:
    """Return how the known words that cover the character at *at* write it, and how likely the likeliest of each is."""
    logs, found = words().logs, dict[str, float]()
    for start, end in COVERS[at]:
        word = window[start:end]
        if word in logs and len(word) == end - start:
            form = _made(word)[at - start]
            found[form] = max(logs[word], found.get(form, -99.0))
    return found


def _weighed(source: str, chosen: str, at: int, needed: float) -> Check | None:
    """Compare the best parting of the surroundings with the best one that keeps OpenCC's choice."""
    low = max((m.end() for m in NOT_HAN.finditer(source, max(0, at - REACH), at)), default=max(0, at - REACH))
    gap = NOT_HAN.search(source, at, at + REACH)
    high = gap.start() if gap else min(len(source), at + REACH)
    other, margin, (start, end) = _compared(source[low:high], at - low, chosen)
    if other == chosen:
        return None
    needed = MARGIN_IN_USE if end == start + 1 else needed
    return Check(at, chosen, other, margin, needed, Word(low + start, low + end))


@lru_cache(maxsize=1 << 14)
def _compared(text: str, here: int, chosen: str) -> tuple[str, float, Word]:
    """Return how the best parting of *text* writes the character at *here*, how much better it is, and its word."""

    def keeps(start: int, end: int) -> bool:
        return not start <= here < end or _outcome(text, start, end, here) == chosen

    free, best = parted(words(), text)
    word = next(word for word in best if word.start <= here < word.end)
    other = _outcome(text, *word, here)
    return other, 0 if other == chosen else free - parted(words(), text, keeps)[0], word


def _outcome(text: str, start: int, end: int, at: int) -> str:
    """Return how the character at *at* is written in the word from *start* to *end*."""
    return (alone(words(), text, at) if end == start + 1 else "") or _made(text[start:end])[at - start]
