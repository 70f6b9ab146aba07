"""Search: the cues of many lines at once, exactly those that ``_cues.cues`` finds in each.

Called by ``_shape``.  Phrases in scripts that put spaces between words are told by a hash of the words that they are
made of (Rabin and Karp 1987: of what stands between two places, from sums over all that stands before each); others
by their first two characters.  Either is only a hint, which the text must confirm.
"""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from textkit.rules.boilerplate._classes import CharacterMap
from textkit.rules.boilerplate._cues import INSIDE, KINDS, ORNAMENT, WORD, Cue, dense_cues, kind_of, spaced_cues, view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Places = NDArray[np.intp]
    Hashes = NDArray[np.uint64]

BLOCK = 512  # lines that are searched at once: what bounds memory
BASE = 0x9E3779B97F4A7C15  # of the hashes, modulo 2**64: odd, hence it has an inverse
SHIFT = np.uint64(48)  # what leaves the beginning of a hash
IN_WORD, ORNATE = 1, 2  # what a character may be


class Found(NamedTuple):
    """The cues of each line; and for each kind the lines by how they hold it, as in ``Shapes``."""

    cues: list[tuple[Cue, ...]]
    table: NDArray[np.float32]


class Hits(NamedTuple):
    """Where phrases start in a text, and which of ``Phrases`` they are."""

    starts: list[int]
    which: list[int]


class Phrases(NamedTuple):
    """Every phrase, with its kind and its length in characters."""

    all: Sequence[str]
    kinds: Places
    sizes: Places


class Spaced(NamedTuple):
    """Phrases of whole words, sorted by their hashes, which are ``hashes``; ``which`` they are of all phrases.

    The other two say for each beginning of a hash whether a phrase has it, or the first word of one.
    """

    which: Sequence[int]
    hashes: Hashes
    may_be: NDArray[np.bool_]
    may_begin: NDArray[np.bool_]
    most: int  # words in one


def line_cues(lines: Sequence[str]) -> Found:
    """Return the cues of each of *lines* (in lower case, stripped)."""
    views = [*map(view, lines)]
    with_dense = not all(map(str.isascii, views))
    table = np.zeros((len(KINDS), len(views)), np.float32)
    found: list[tuple[Cue, ...]] = []
    for at in range(0, len(views), BLOCK):
        found += _cues_of(views[at : at + BLOCK], table[:, at : at + BLOCK], with_dense=with_dense)
    return Found(found, table)


def _cues_of(views: Sequence[str], table: NDArray[np.float32], *, with_dense: bool) -> list[tuple[Cue, ...]]:
    """Return the cues of each of *views*, and fill in their part of the *table*."""
    text = "\n".join(["", *views, ""])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    marks = _marks()(codes)
    hits = _spaced(text, codes, marks & np.uint8(IN_WORD))
    if with_dense:
        hits = Hits(*map(add, hits, _dense(text, codes)))
    found: list[tuple[Cue, ...]] = [()] * len(views)
    if not hits.starts:
        return found
    starts, which, phrases = np.array(hits.starts), np.array(hits.which), _phrases()
    breaks = (codes == ord("\n")).nonzero()[0]
    rows = breaks.searchsorted(starts) - 1
    plain = ((marks & ORNATE) == 0).nonzero()[0]  # the breaks among them
    opens = plain[plain.searchsorted(breaks, "right")[rows]] >= starts
    closes = plain[plain.searchsorted(breaks)[rows + 1] - 1] < starts + phrases.sizes[which]
    kinds, places = phrases.kinds[which], INSIDE - 2 * opens - closes
    np.maximum.at(table, (kinds, rows), (INSIDE + 1 - places).astype(np.float32))
    every = _every()
    for row, cue in zip(rows.tolist(), (kinds * (INSIDE + 1) + places).tolist(), strict=True):
        found[row] += every[cue]
    return found


def _spaced(text: str, codes: NDArray[np.uint32], inside: NDArray[np.uint8]) -> Hits:
    """Return where phrases of whole words start; of those that overlap, the first, and the longest."""
    edges = (inside[1:] != inside[:-1]).nonzero()[0] + 1
    starts, ends = edges[::2], edges[1::2]
    table, sums, inverse = _spaced_phrases(), _sums(codes), _powers(len(codes))[1][starts]
    before = sums[starts]
    firsts = table.may_begin[(sums[ends] - before) * inverse >> SHIFT].nonzero()[0]
    lasts = np.minimum(firsts + np.arange(table.most)[:, None], len(starts) - 1)
    spans = (sums[ends[lasts]] - before[firsts]) * inverse[firsts]
    maybe = table.may_be[spans >> SHIFT]
    hashes, first = spans[maybe], maybe.nonzero()[1]
    places = table.hashes.searchsorted(hashes)
    sure = table.hashes[places] == hashes
    longest = np.full(len(firsts), -1)
    longest[first[sure]] = places[sure]  # the one of most words is the last
    mine = (longest >= 0).nonzero()[0]
    found, phrases, free = Hits([], []), _phrases().all, 0
    for start, place in zip(starts[firsts[mine]].tolist(), longest[mine].tolist(), strict=True):
        which = table.which[place]
        if start >= free and text.startswith(phrases[which], start):
            free = start + len(phrases[which])
            found.starts.append(start)
            found.which.append(which)
    return found


def _dense(text: str, codes: NDArray[np.uint32]) -> Hits:
    """Return where other phrases start; of those that overlap, the first, and the longest."""
    table, found, free = _dense_phrases(), Hits([], []), 0
    for at in _pairs()[_pair(codes[:-1], codes[1:])].nonzero()[0].tolist():
        if at < free:
            continue
        for phrase, which in table.get(text[at : at + 2], ()):
            if text.startswith(phrase, at):
                free = at + len(phrase)
                found.starts.append(at)
                found.which.append(which)
                break
    return found


def _sums(codes: NDArray[np.uint32]) -> Hashes:
    """Return the sum of *codes*, each times the power of its place, before each place and of all."""
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _powers(len(codes))[0], out=sums[1:])
    return sums


def _hashes(phrases: Sequence[str]) -> Hashes:
    codes = np.frombuffer("".join(phrases).encode("utf-32-le"), np.uint32)
    ends = np.cumsum([*map(len, phrases)])
    starts, sums = np.append(0, ends[:-1]), _sums(codes)
    hashes: Hashes = (sums[ends] - sums[starts]) * _powers(len(codes))[1][starts]
    return hashes


def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Return the first *size* powers of the base, and of its inverse."""
    both = _so_many_powers(1 << size.bit_length())
    return both[0][:size], both[1][:size]


@cache
def _so_many_powers(size: int) -> tuple[Hashes, Hashes]:
    """Return tables, which are as few as there are powers of two."""
    both = np.empty((2, size), np.uint64)
    both[:, 0] = 1
    both[0, 1:], both[1, 1:] = BASE, pow(BASE, -1, 1 << 64)
    first, second = np.cumprod(both, axis=1)
    return first, second


@cache
def _phrases() -> Phrases:
    kinds = kind_of()
    return Phrases([*kinds], np.array([*kinds.values()]), np.array([*map(len, kinds)]))


@cache
def _spaced_phrases() -> Spaced:
    places = {phrase: i for i, phrase in enumerate(_phrases().all)}
    phrases = [phrase for mine in spaced_cues().values() for phrase in mine]
    order = (unsorted := _hashes(phrases)).argsort()
    hashes = np.append(unsorted[order], np.uint64((1 << 64) - 1))  # the last ends the table
    first = _hashes([*spaced_cues()])
    may_be, may_begin = np.zeros((2, 1 << 16), np.bool_)
    may_be[hashes >> SHIFT] = may_begin[first >> SHIFT] = True
    which = [places[phrases[i]] for i in order.tolist()]
    return Spaced([*which, 0], hashes, may_be, may_begin, max(len(WORD.findall(phrase)) for phrase in phrases))


@cache
def _dense_phrases() -> dict[str, list[tuple[str, int]]]:
    places = {phrase: i for i, phrase in enumerate(_phrases().all)}
    return {pair: [(phrase, places[phrase]) for phrase in mine] for pair, mine in dense_cues().items()}


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
def _every() -> list[tuple[Cue]]:
    """Return every cue that there may be, by its kind and its place, in a tuple of its own."""
    return [(Cue(kind, place),) for kind in range(len(KINDS)) for place in range(INSIDE + 1)]


@cache
def _marks() -> CharacterMap:
    return CharacterMap(lambda char: 4 | (IN_WORD if WORD.match(char) else 0) | (ORNATE if char in ORNAMENT else 0))
