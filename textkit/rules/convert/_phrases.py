"""Phrases: regional words that OpenCC sees across the border of two others."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from textkit.rules.convert._context import MARGIN, REACH
from textkit.rules.convert._words import parted, phrase_clue, phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longer phrases than this do not arise by chance between two words.
BY_CHANCE = 3


def straddled(source: str) -> Iterator[int]:
    """Yield where a word ends inside what looks like a regional phrase: 少数|组织 is not about 数组."""
    for start, end in crossed(source):
        yield from _better_cuts(source, start, end)


def crossed(source: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each short regional phrase that a known word reaches into from outside: where to look twice."""
    table, at = phrases(), 0
    for hit in phrase_clue().finditer(source):
        start = hit.start()
        if start < at or not (likely := table.get(source[start : start + 2])):
            continue
        end = next((start + len(phrase) for phrase in likely if source.startswith(phrase, start)), start)
        at = end
        low = max(0, start - 3)
        if start < end <= start + BY_CHANCE and _crossed(source[low : end + 2], start - low, end - low):
            yield start, end


@lru_cache(maxsize=1 << 14)
def _crossed(window: str, start: int, end: int) -> bool:
    """Tell whether a known word reaches over the start or the end of ``[start, end)``."""
    logs = words().logs
    return any(
        window[a:b] in logs
        for edge in (start, end)
        for a in range(max(0, edge - 3), edge)
        for b in range(edge + 1, edge + 3)
        if not (a <= start and b >= end)
    )


def _better_cuts(source: str, start: int, end: int) -> Iterator[int]:
    """Yield the cuts inside ``[start, end)`` of the best parting, if a word in it crosses an edge of the phrase."""
    low, high = max(0, start - REACH), min(len(source), end + REACH)
    free, best = parted(words(), source[low:high])
    kept = sum(parted(words(), source[a:b])[0] for a, b in pairwise((low, start, end, high)))
    crossed = any(word.start < edge - low < word.end for word in best for edge in (start, end))
    if crossed and free - kept >= MARGIN:
        yield from (low + word.end for word in best if start < low + word.end < end)
