"""How likely a reading of bytes is as Chinese, Japanese or Korean: the sum of the log-frequencies of its characters.

All figures are nats.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import repeat
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from textkit.frequencies import BACK_OFF, Language, table

if TYPE_CHECKING:
    from collections.abc import Iterable

FLOOR = -10.5  # nats per character: below it lies no language that the tables know
UNSEEN = -16.0  # outside the language's everyday character set
_UNCOMMON = -13.0  # in the set, but not once in the counted documents
_BROKEN = -25.0  # U+FFFD and private use: no text holds many
_SYMBOL = -11.0  # circled numbers, box drawing, full-width letters: at home in all of them
_CONTROL = -18.0
_FEW = 48  # characters, up to which each is judged by the one before it
# ASCII is read the same by every candidate unless one of them swallows it as a second byte.
_ASCII = -5.0
# A lone foreign character inside a word of Latin letters, or at its end unless it is a Korean particle, is an
# accented letter misread ("mod粛e", "zagin背").
_IN_WORD = re.compile(
    r"[A-Za-z][\u3040-\ud7a3](?=[a-z])"
    r"|[A-Za-z](?![은는이가을를의에와과도로만])[\u3040-\ud7a3](?![^\x00-\x7f])|(?<![^\x00-\x7f])[\u3040-\ud7a3](?=[a-z])"
)
_MISREAD = -8.0

# A codec that holds just the everyday characters of the language, and its first and last lead byte.
_SETS: dict[Language, tuple[str, range]] = {
    "hans": ("gb2312", range(0xB0, 0xF8)),
    "hant": ("big5", range(0xA4, 0xFA)),
    "ja": ("euc_jp", range(0xA4, 0xF5)),
    "ko": ("euc_kr", range(0xB0, 0xC9)),
}


_TRAILS = bytes(range(0x40, 0xFF))
_PLAIN = re.compile(r"[\x00-\x7f]+")


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
    plain = len(text.encode("ascii", "ignore"))
    signs = len(text) - plain
    how = _of_pairs if signs <= _FEW else _of_characters
    nats = max(how(text, language) for language in languages) + _MISREAD * len(_IN_WORD.findall(text))
    return Score(nats, nats - plain * _ASCII, signs)


def _of_characters(text: str, language: Language) -> float:
    counts = Counter(text)
    return float(sum(map(mul, counts.values(), map(characters(language).get, counts, repeat(UNSEEN)))))


def _of_pairs(text: str, language: Language) -> float:
    """Return the likelihood of *text* with each character judged by the one before it: few must tell much."""
    known, after = characters(language), table(language).after
    nats, before = 0.0, ""
    for character in text:
        alone = known.get(character, UNSEEN)
        seen = after[before].get(character) if character > "\x7f" else alone
        nats += (alone + BACK_OFF if before > "\x7f" else alone) if seen is None else seen
        before = character
    return nats


@cache
def characters(language: Language) -> dict[str, float]:
    """Return the log-probability of each character that *language* uses."""
    codec, leads = _SETS[language]
    rows = bytearray(2 * len(leads) * len(_TRAILS))
    rows[::2] = b"".join(bytes((lead,)) * len(_TRAILS) for lead in leads)
    rows[1::2] = _TRAILS * len(leads)
    everyday = _PLAIN.sub("", rows.decode(codec, "ignore"))
    return _everywhere() | dict.fromkeys(everyday, _UNCOMMON) | table(language).chars


@cache
def _everywhere() -> dict[str, float]:
    plain = dict.fromkeys(map(chr, range(0x20, 0x7F)), _ASCII)
    odd = dict.fromkeys((chr(c) for c in (*range(0x20), *range(0x7F, 0xA0))), _CONTROL)
    signs = dict.fromkeys(map(chr, (*range(0x2010, 0x2700), *range(0x3200, 0x3400), *range(0xFF01, 0xFF5F))), _SYMBOL)
    broken = dict.fromkeys(map(chr, (*range(0xE000, 0xF900), 0xFFFD)), _BROKEN)
    return plain | odd | signs | broken | dict.fromkeys("\t\n\r\x0c\x1b", _ASCII)
