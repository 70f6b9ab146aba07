"""How much a text looks like Chinese, Japanese or Korean; shared by the rules that weigh one reading against another.

A reading is weighed by the mean log-probability of its characters beyond ASCII, each behind its neighbour, in whichever
language knows it best.  Of good lines, 99 in 100 lie above -9.1 (the lowest at -12.5); mojibake lies below -11, but
EUC-KR read as GBK reaches -9.3, and EUC-JP read as GBK, which keeps its kana, -5.0.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from textkit.frequencies import BACK_OFF, LANGUAGES, UNKNOWN, table
from textkit.lazily import compiled
from textkit.rules.encoding._uncommon import share


class Weight(NamedTuple):
    """The mean log-probability of the characters beyond ASCII, and how many of them there are."""

    mean: float
    size: int


LOOKED_AT = 96  # characters that are weighed: enough to be sure, however long the line
# Of damaged lines, those with so large a share of uncommon characters weigh -13 and less.
NEARLY_ALL, AWFUL = 0.8, Weight(-13.0, LOOKED_AT)
BEYOND = compiled("[^\x00-\x7f\ufffd][^\x00-\x7f\ufffd]*")
# Arrows, frames, blocks, stars and bullets that are drawn with, dingbats, emoji: no sign of damage, however rare.
# Bopomofo with its tones: a reading that was put beside characters, and torn from them.
DRAWN = compiled(
    "[\u02c7\u02ca\u02cb\u02d9\u3105-\u312f\u31a0-\u31bf\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\u200d\ufe0f\U0001f000-\U0001faff]+"
)


class _Merged(dict[str, dict[str, float]]):
    """For each character, what follows it in any of the languages, and the best log-probability of that."""

    def __missing__(self, char: str) -> dict[str, float]:
        row: dict[str, float] = {}
        for language in LANGUAGES:
            _improve(row, table(language).after[char])
        self[char] = row
        return row


def _improve(row: dict[str, float], other: dict[str, float]) -> None:
    if not row:
        row.update(other)
        return
    for char, log in other.items():
        if log > row.get(char, UNKNOWN):
            row[char] = log


@cache
def _tables() -> tuple[dict[str, float], _Merged]:
    """Return the characters, backed off because they are asked for only where no pair is known, and the pairs."""
    chars: dict[str, float] = {}
    for language in LANGUAGES:
        _improve(chars, table(language).chars)
    return {char: log + BACK_OFF for char, log in chars.items()}, _Merged()


def likely(before: str, char: str) -> float:
    """Return log p(*char* | *before*) in the language that thinks best of it; 0 where there is no character."""
    if not char:
        return 0.0
    chars, after = _tables()
    seen = after[before].get(char)
    return chars.get(char, UNKNOWN) if seen is None else seen


def weigh(text: str) -> Weight:
    """Return the weight of *text*; U+FFFD counts for nothing, since it says nothing."""
    chars, after = _tables()
    total, count = 0.0, 0
    for run in BEYOND.findall(text):
        row: dict[str, float] = {}
        for char in run:
            log = row.get(char)
            total += chars.get(char, UNKNOWN) if log is None else log
            row = after[char]
        count += len(run)
    return Weight(total / count if count else 0.0, count)


@lru_cache(16)  # a line is weighed again before every way to read it
def glance(line: str) -> Weight:
    """Return the weight of the head of *line*, without what is drawn; where all is uncommon it need not be exact."""
    head = line[:LOOKED_AT]
    drawn = DRAWN.search(head)
    if not drawn and share(head) > NEARLY_ALL:
        return AWFUL
    return weigh(DRAWN.sub("", head) if drawn else head)
