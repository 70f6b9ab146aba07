"""Search: the cues of many lines at once, exactly those that ``_cues.cues`` finds in each.

Called by ``_shape``.  Phrases in scripts that put spaces between words are told by a hash of the words that they are
made of (Rabin and Karp 1987: of what stands between two places, from sums over all that stands before each); others
by their first two characters.  Either is only a hint, which the text must confirm.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from textkit.rules.boilerplate._classes import CharacterMap
from textkit.rules.boilerplate._cues import INSIDE, ORNAMENT, WORD, Cue, dense_cues, kind_of, spaced_cues, view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Places = NDArray[np.intp]
    Hashes = NDArray[np.uint64]

BLOCK = 512  # lines that are searched at once: what bounds memory
BASE = 0x9E3779B97F4A7C15  # of the hashes, modulo 2**64: odd, hence it has an inverse
SHIFT = np.uint64(48)  # what leaves the beginning of a hash
IN_WORD, ORNATE = 1, 2  # what a character may be


class Table(NamedTuple):
    """Phrases of whole words, sorted by their hashes, which are ``hashes``.

    The other two say for each beginning of a hash whether a phrase has it, or the first word of one.
    """

    phrases: Sequence[str]
    hashes: Hashes
    may_be: NDArray[np.bool_]
    may_begin: NDArray[np.bool_]
    most: int  # words in one


def line_cues(lines: Sequence[str]) -> list[tuple[Cue, ...]]:
    """Return the cues of each of *lines* (in lower case, stripped)."""
    views = [*map(view, lines)]
    ascii_only = all(map(str.isascii, views))
    return [
        found
        for at in range(0, len(views), BLOCK)
        for found in _cues_of(views[at : at + BLOCK], with_dense=not ascii_only)
    ]


def _cues_of(views: Sequence[str], *, with_dense: bool) -> list[tuple[Cue, ...]]:
    text = "\n".join(["", *views, ""])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    marks = _marks()(codes)
    hits = [*_spaced(text, codes, marks & np.uint8(IN_WORD)), *(_dense(text, codes) if with_dense else ())]
    found: list[tuple[Cue, ...]] = [()] * len(views)
    if not hits:
        return found
    starts = np.array([start for start, _ in hits])
    ends = starts + [len(phrase) for _, phrase in hits]
    breaks = (codes == ord("\n")).nonzero()[0]
    rows = breaks.searchsorted(starts) - 1
    plain = ((marks & ORNATE) == 0).nonzero()[0]  # the breaks among them
    opens = plain[plain.searchsorted(breaks, "right")[rows]] >= starts
    closes = plain[plain.searchsorted(breaks)[rows + 1] - 1] < ends
    every = _every()
    for row, place, (_, phrase) in zip(rows.tolist(), (INSIDE - 2 * opens - closes).tolist(), hits, strict=True):
        found[row] += every[phrase][place]
    return found


def _spaced(text: str, codes: NDArray[np.uint32], inside: NDArray[np.uint8]) -> Iterator[tuple[int, str]]:
    """Yield where each phrase of whole words starts, and the phrase; of those that overlap, the first, the longest."""
    edges = (inside[1:] != inside[:-1]).nonzero()[0] + 1
    starts, ends = edges[::2], edges[1::2]
    table, sums, inverse = _table(), _sums(codes), _powers(len(codes))[1][starts]
    before = sums[starts]
    firsts = table.may_begin[(sums[ends] - before) * inverse >> SHIFT].nonzero()[0]
    lasts = np.minimum(firsts + np.arange(table.most)[:, None], len(starts) - 1)
    spans = (sums[ends[lasts]] - before[firsts]) * inverse[firsts]
    maybe = table.may_be[spans >> SHIFT]
    hashes, which = spans[maybe], maybe.nonzero()[1]
    places = table.hashes.searchsorted(hashes)
    sure = table.hashes[places] == hashes
    longest = np.full(len(firsts), -1)
    longest[which[sure]] = places[sure]  # the one of most words is the last
    mine = (longest >= 0).nonzero()[0]
    free = 0
    for start, place in zip(starts[firsts[mine]].tolist(), longest[mine].tolist(), strict=True):
        phrase = table.phrases[place]
        if start >= free and text.startswith(phrase, start):
            free = start + len(phrase)
            yield start, phrase


def _dense(text: str, codes: NDArray[np.uint32]) -> Iterator[tuple[int, str]]:
    """Yield where each other phrase starts, and the phrase; of those that overlap, the first, the longest."""
    table, free = dense_cues(), 0
    for at in _pairs()[_pair(codes[:-1], codes[1:])].nonzero()[0].tolist():
        if at < free:
            continue
        for phrase in table.get(text[at : at + 2], ()):
            if text.startswith(phrase, at):
                free = at + len(phrase)
                yield at, phrase
                break


def _sums(codes: NDArray[np.uint32]) -> Hashes:
    """Return the sum of *codes*, each times the power of its place, before each place and of all."""
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _powers(len(codes))[0], out=sums[1:])
    return sums


def _hash(phrase: str) -> int:
    return sum(ord(char) * pow(BASE, i, 1 << 64) for i, char in enumerate(phrase)) % (1 << 64)


def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Return the first *size* powers of the base, and of its inverse."""
    both = _so_many_powers(1 << size.bit_length())
    return both[0][:size], both[1][:size]


@cache
def _so_many_powers(size: int) -> tuple[Hashes, Hashes]:
    """Return tables, which are as few as there are powers of two."""
    bases = (BASE, pow(BASE, -1, 1 << 64))
    first, second = (np.cumprod(np.array([1, *[base] * (size - 1)], np.uint64), dtype=np.uint64) for base in bases)
    return first, second


@cache
def _table() -> Table:
    phrases = sorted((phrase for mine in spaced_cues().values() for phrase in mine), key=_hash)
    hashes = np.array([*map(_hash, phrases), (1 << 64) - 1], np.uint64)  # the last is that of no words
    first = np.array([*map(_hash, spaced_cues())], np.uint64)
    may_be, may_begin = np.zeros((2, 1 << 16), np.bool_)
    may_be[hashes >> SHIFT] = may_begin[first >> SHIFT] = True
    return Table([*phrases, "\n"], hashes, may_be, may_begin, max(len(WORD.findall(phrase)) for phrase in phrases))


@cache
def _pairs() -> NDArray[np.bool_]:
    """Return for each hash of a pair of characters whether a dense cue may begin with it."""
    known = np.zeros(1 << 16, np.bool_)
    first, second = np.array([[*map(ord, pair)] for pair in dense_cues()], np.uint32).T
    known[_pair(first, second)] = True
    return known


def _pair(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint32]:
    found: NDArray[np.uint32] = (first * np.uint32(40503) + second) & np.uint32(0xFFFF)
    return found


@cache
def _every() -> dict[str, list[tuple[Cue]]]:
    """Return the cue that each phrase is, by its place in the line, in a tuple of its own."""
    return {phrase: [(Cue(kind, place),) for place in range(INSIDE + 1)] for phrase, kind in kind_of().items()}


@cache
def _marks() -> CharacterMap:
    return CharacterMap(lambda char: 4 | (IN_WORD if WORD.match(char) else 0) | (ORNATE if char in ORNAMENT else 0))
