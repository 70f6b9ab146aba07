"""Frequencies: how likely a character is, alone and behind another, in Chinese, Japanese and Korean.

Read by rules that must tell text from what only looks like it, or choose between characters by their context.
``frequencies.bin`` is counted from 2,500 published documents; ``tools/frequencies.py`` writes it.  Nothing is read
before the first question.  All values are natural logarithms of probabilities, to 1/16.
"""

from __future__ import annotations

import pkgutil
from array import array
from functools import cache
from itertools import accumulate
from typing import Literal, NamedTuple, get_args

Language = Literal["hans", "hant", "ja", "ko"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
STEPS = 16  # a stored byte counts sixteenths below zero
BACK_OFF = -0.92  # log 0.4, the weight of "stupid back-off" (Brants et al. 2007): what a pair costs that was never seen
UNKNOWN = -16.0  # what a character costs that was never seen; the last value that a byte can hold

_LOGS = [-byte / STEPS for byte in range(256)]


class Followers(dict[str, dict[str, float]]):
    """For each character, those seen behind it: ``followers["中"]["文"]`` is log p(文 | 中).

    A row is unpacked when it is first looked up; a character that begins no pair has an empty row.
    """

    def __init__(self, chars: str, sizes: bytes, seconds: array[int], logs: bytes) -> None:
        super().__init__()
        self._chars, self._seconds, self._logs = chars, seconds, logs
        self._rows = dict(zip(chars, accumulate(array("H", sizes), initial=0), strict=False))
        self._sizes = dict(zip(chars, array("H", sizes), strict=True))

    def __missing__(self, char: str) -> dict[str, float]:
        """Unpack and keep the row of *char*."""
        if not (size := self._sizes.get(char, 0)):
            return self.setdefault(char, {})
        start = self._rows[char]
        end = start + size
        seconds = map(self._chars.__getitem__, self._seconds[start:end])
        row = self[char] = dict(zip(seconds, map(_LOGS.__getitem__, self._logs[start:end]), strict=True))
        return row


class Table(NamedTuple):
    """One language: ``chars`` are log p(char), the most frequent first; ``after`` are log p(next | char)."""

    chars: dict[str, float]
    after: Followers

    def pair(self, before: str, char: str) -> float:
        """Return log p(*char* | *before*), backed off to *char* alone where the pair was never seen."""
        seen = self.after[before].get(char)
        return self.chars.get(char, UNKNOWN) + BACK_OFF if seen is None else seen


@cache
def table(language: Language) -> Table:
    """Return the table of *language*."""
    chars, logs, sizes, seconds, pairs = _sections()[language]
    return Table(dict(zip(chars, map(_LOGS.__getitem__, logs), strict=True)), Followers(chars, sizes, seconds, pairs))


@cache
def common(language: Language, count: int) -> str:
    """Return the *count* most frequent characters of *language*."""
    return _sections()[language][0][:count]


@cache
def _sections() -> dict[Language, tuple[str, bytes, bytes, array[int], bytes]]:
    """Return each language's characters, their logs, how many follow each, which ones (by index), and their logs.

    In the file a section begins with how many characters and pairs it has, each four bytes; all is little-endian.
    """
    data = memoryview(pkgutil.get_data("textkit", "frequencies.bin") or b"")
    at, found = 0, {}
    for language in LANGUAGES:
        chars, pairs = (int.from_bytes(data[at + i : at + i + 4], "little") for i in (0, 4))
        at += 8
        parts = []
        for size in (2 * chars, chars, 2 * chars, 2 * pairs, pairs):
            parts.append(bytes(data[at : at + size]))
            at += size
        found[language] = (parts[0].decode("utf-16-le"), parts[1], parts[2], array("H", parts[3]), parts[4])
    return found
