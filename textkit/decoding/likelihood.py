"""How likely a reading of bytes is as Chinese, Japanese or Korean: the sum of the log-frequencies of its characters.

The frequencies are those of ``characters.txt``, written by ``tools/detection_table.py``.  All figures are nats.
"""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from functools import cache
from itertools import repeat
from operator import mul
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Language = Literal["ja", "ko", "zhs", "zht"]

FLOOR = -10.5  # nats per character: below it lies no language that the tables know
UNSEEN = -16.0  # outside the language's everyday character set
_UNCOMMON = -13.0  # in the set, but not once in the counted documents
_BROKEN = -25.0  # U+FFFD and private use: no text holds many
_SYMBOL = -11.0  # circled numbers, box drawing, full-width letters: at home in all of them
_CONTROL = -18.0
# ASCII is read the same by every candidate unless one of them swallows it as a second byte.
_ASCII = -5.0
# One foreign character inside a word of Latin letters ("mod粛e") is an accented letter misread.
_IN_WORD, _MISREAD = re.compile(r"[A-Za-z][\u3040-\ud7a3](?=[a-z])"), -8.0

# A codec that holds just the everyday characters of the language, and its first and last lead byte.
_SETS: dict[Language, tuple[str, range]] = {
    "zhs": ("gb2312", range(0xB0, 0xF8)),
    "zht": ("big5", range(0xA4, 0xFA)),
    "ja": ("euc_jp", range(0xA4, 0xF5)),
    "ko": ("euc_kr", range(0xB0, 0xC9)),
}


class Score(NamedTuple):
    """The likelihood of a reading, what of it is owed to characters beyond ASCII, and how many of those there are."""

    nats: float
    wide: float
    signs: int

    @property
    def mean(self) -> float:
        """Nats per character beyond ASCII; no such character is no evidence."""
        return self.wide / self.signs if self.signs else _BROKEN

    def plus(self, other: Score) -> Score:
        """Return the likelihood of both readings together."""
        return Score(self.nats + other.nats, self.wide + other.wide, self.signs + other.signs)

    @classmethod
    def total(cls, scores: Iterable[Score]) -> Score:
        """Return the likelihood of all readings together."""
        return cls(*map(sum, zip(*scores, strict=True)))

    def times(self, share: float) -> Score:
        """Return the likelihood that *share* times as much of the same would have."""
        return self._replace(nats=self.nats * share)


def score(text: str, languages: tuple[Language, ...]) -> Score:
    """Return how likely *text* is in that of *languages* which suits it best."""
    counts = Counter(text)
    nats = max(_nats(counts, frequencies(language)) for language in languages)
    nats += _MISREAD * len(_IN_WORD.findall(text))
    plain = len(text.encode("ascii", "ignore"))
    return Score(nats, nats - plain * _ASCII, len(text) - plain)


def _nats(counts: Counter[str], known: dict[str, float]) -> float:
    return float(sum(map(mul, counts.values(), map(known.get, counts, repeat(UNSEEN)))))


@cache
def frequencies(language: Language) -> dict[str, float]:
    """Return the log-probability of each character that *language* uses."""
    table = dict(_everywhere())
    codec, leads = _SETS[language]
    for lead in leads:
        row = bytes(byte for trail in range(0x40, 0xFF) for byte in (lead, trail)).decode(codec, "ignore")
        table.update(dict.fromkeys(filter(_is_wide, row), _UNCOMMON))
    for nats, characters in _table()[language]:
        table.update(dict.fromkeys(characters, nats))
    return table


def _is_wide(character: str) -> bool:
    return character > "\x7f"


@cache
def _everywhere() -> dict[str, float]:
    plain = dict.fromkeys(map(chr, range(0x20, 0x7F)), _ASCII)
    odd = dict.fromkeys((chr(c) for c in (*range(0x20), *range(0x7F, 0xA0))), _CONTROL)
    signs = dict.fromkeys(map(chr, (*range(0x2010, 0x2700), *range(0x3200, 0x3400), *range(0xFF01, 0xFF5F))), _SYMBOL)
    broken = dict.fromkeys(map(chr, (*range(0xE000, 0xF900), *range(0xD800, 0xE000), 0xFFFD)), _BROKEN)
    return plain | odd | signs | broken | dict.fromkeys("\t\n\r\x0c\x1b", _ASCII)


@cache
def _table() -> dict[str, list[tuple[float, str]]]:
    raw = pkgutil.get_data("textkit.decoding", "characters.txt") or b""
    table: dict[str, list[tuple[float, str]]] = {}
    for line in raw.decode().split("\n")[:-1]:
        step, _, characters = line.partition(" ")
        if step == "#":
            rows = table[characters] = []
        else:
            rows.append((-int(step) / 2, characters))
    return table
