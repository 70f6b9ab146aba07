"""Sketch: which keys occur on many pages, counted in bounded memory.

Called by ``learn``.  Lossy counting (Manku and Motwani, "Approximate frequency counts over data streams", VLDB 2002)
with pages for its buckets: after each ``width`` pages, keys that cannot have been frequent are forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Sketch:
    """Counts of keys over pages, each at most ``pages / width`` too low and never too high.

    With at most *k* keys a page it holds O(``k * width * log(pages / width)``) keys; up to ``width`` pages, all.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self.pages = 0
        self._counts: dict[bytes, tuple[int, int]] = {}  # how often since it was met, how often before at most

    def __len__(self) -> int:
        """Return how many keys are remembered."""
        return len(self._counts)

    def add(self, keys: Iterable[bytes]) -> None:
        """Count one page, which holds each of *keys*; none of them twice."""
        bucket = self.pages // self.width
        for key in keys:
            count, missed = self._counts.get(key, (0, bucket))
            self._counts[key] = count + 1, missed
        self.pages += 1
        if self.pages % self.width == 0:
            self._counts = {key: seen for key, seen in self._counts.items() if sum(seen) > bucket + 1}

    def frequent(self, least: float) -> Iterator[bytes]:
        """Yield the keys that may be on *least* pages or more; none that is on so many is missing."""
        return (key for key, seen in self._counts.items() if sum(seen) >= least)
