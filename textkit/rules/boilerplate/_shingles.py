"""Shingles: how much two paragraphs share, in whatever order, and which earlier ones are worth comparing with.

Called by ``duplicate_paragraph``.  Broder, "On the resemblance and containment of documents" (1997): the smallest
hashes of the shingles of two texts that share most of them are most likely the same.
"""

from __future__ import annotations

from functools import lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING
from zlib import crc32

from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

WIDTH = 5  # characters of a shingle
SHARED = 0.9  # of the shingles of the longer
MARKS = 4  # smallest hashes by which a paragraph is found: so many candidates at most
NUMBER = compiled(r"\d+|[零〇一二三四五六七八九十百千万亿两]+")  # which one paragraph of a report changes in the next
CACHED = 64  # earlier paragraphs whose shingles are kept, and not made again


def repeats(paragraphs: Iterable[str]) -> Iterator[bool]:
    """Say of each of *paragraphs* whether it repeats, exactly or nearly, an earlier one that does not.

    Nearly is nine tenths of the five-character shingles of the longer, and the same numbers.  Linear: each is
    compared with four others at most, the first that have one of its marks and its numbers.
    """
    kept: list[tuple[str, int]] = []  # with how many shingles each has
    first: dict[tuple[int, str], int] = {}
    known: set[str] = set()
    shingled = lru_cache(CACHED)(shingles)
    for paragraph in paragraphs:
        text = "".join(paragraph.split())
        if text in known:
            yield True
            continue
        mine, numbers = shingles(text), " ".join(sorted(NUMBER.findall(text)))
        marks = [(mark, numbers) for mark in nsmallest(MARKS, mine)]
        near = sorted({first[mark] for mark in marks if mark in first})
        repeated = any(_alike(mine, *kept[i], shingled) for i in near)
        yield repeated
        if not repeated:
            known.add(text)
            for mark in marks:
                first.setdefault(mark, len(kept))
            kept.append((text, len(mine)))


def _alike(mine: frozenset[int], other: str, size: int, shingled: Callable[[str], frozenset[int]]) -> bool:
    """Say whether *mine* are nearly all the shingles of *other*, which has *size*, and the reverse."""
    least = SHARED * max(size, len(mine))
    return min(size, len(mine)) >= least and len(mine & shingled(other)) >= least


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all pieces of *text* that are ``WIDTH`` characters long."""
    return frozenset(
        crc32(text[i : i + WIDTH].encode("utf-8", "replace")) for i in range(max(1, len(text) - WIDTH + 1))
    )
