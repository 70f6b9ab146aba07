"""Words: how likely Simplified words are, and the most likely way to part a stretch of text into them.

``words.tsv`` is written by ``tools/words.py`` from OpenCC's phrases and jieba's word frequencies.
"""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.frequencies import UNKNOWN, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONGEST = 8  # characters in a word
USUAL = 4  # characters that nearly all words have at most
OFTEN_ALONE = -6.0  # as likely as a character must be to count as a word by itself: 了
STEPS = 4  # a stored number counts quarters below zero


class Words(NamedTuple):
    """Log-probabilities of words; how a character that stands alone is written ``after`` or ``before`` another.

    ``after["瓜干"] == "乾"``; ``ambiguous`` are the characters with several Traditional forms, and ``long`` those that
    a word of more than the usual length begins with.
    """

    logs: dict[str, float]
    after: dict[str, str]
    before: dict[str, str]
    ambiguous: frozenset[str]
    long: frozenset[str]


class Word(NamedTuple):
    """A word of a stretch: half-open span of characters."""

    start: int
    end: int


def triples(rows: Iterable[str]) -> dict[str, str]:
    """Return ``瓜干乾`` and the like as a mapping from the first two characters to the third."""
    return {row[:2]: row[2] for row in rows}


@cache
def _file() -> dict[str, str]:
    data = (pkgutil.get_data(__package__, "words.tsv") or b"").decode()
    return dict(line.split("\t", 1) for line in data.split("\n") if line)


@cache
def suspects() -> dict[str, str]:
    """Return the Traditional characters that OpenCC may have chosen wrongly, and for regional forms the general one."""
    rows = _file()
    return {char: char for char in rows["suspects"]} | {pair[0]: pair[1] for pair in rows["regional"].split(" ")}


@cache
def phrases() -> dict[str, list[str]]:
    """Return the Simplified words that other regions have other words for, the longest first, by their beginnings.

    A beginning is two characters, which is what the shortest have.
    """
    found: dict[str, list[str]] = {}
    for phrase in sorted(_file()["phrases"].split(" "), key=len, reverse=True):
        found.setdefault(phrase[:2], []).append(phrase)
    return found


@cache
def phrase_clue() -> re.Pattern[str]:
    """Return the pattern of a character that such a word may begin with, before one that may be its second."""
    first, second = ("".join(sorted(set(chars))) for chars in zip(*phrases(), strict=True))
    return re.compile(f"[{first}](?=[{second}])")


@cache
def words() -> Words:
    """Return the table."""
    rows = _file()
    logs = {word: -int(level) / STEPS for level, row in rows.items() if level.isdecimal() for word in row.split(" ")}
    after, before = (triples(rows[name].split(" ")) for name in ("after", "before"))
    long = frozenset(word[0] for word in logs if len(word) > USUAL)
    return Words(logs, after, before, frozenset(rows["ambiguous"]), long)


def parted(known: Words, text: str, allowed: Callable[[int, int], bool] | None = None) -> tuple[float, list[Word]]:
    """Return the most likely way to part *text* into words, and its log-probability (Viterbi over *known*).

    A character in no word counts as likely as it is behind the one before it, if that is in no word either, so that
    words which the table lacks hold together too; not beside an ambiguous one, whose words are all known.  *allowed*
    may forbid a word by its start and end.
    """
    chars, followers = table("hans").chars, table("hans").after
    logs, size = known.logs, len(text)
    best = [0.0] + [-1e9] * size
    back = [0] * (size + 1)
    for i, char in enumerate(text):
        log, so_far = logs.get(char) or chars.get(char, UNKNOWN), best[i]
        if i and back[i] == i - 1 and known.ambiguous.isdisjoint(text[i - 1 : i + 1]):
            log = max(log, followers[text[i - 1]].get(char, UNKNOWN))
        if so_far + log > best[i + 1] and (allowed is None or allowed(i, i + 1)):
            best[i + 1], back[i + 1] = so_far + log, i
        for j in range(i + 2, min(size, i + (LONGEST if char in known.long else USUAL)) + 1):
            here = logs.get(text[i:j])
            if here is not None and so_far + here > best[j] and (allowed is None or allowed(i, j)):
                best[j], back[j] = so_far + here, i
    found, j = [], size
    while j:
        found.append(Word(back[j], j))
        j = back[j]
    return best[size], found[::-1]


def is_word(known: Words, char: str) -> bool:
    """Tell whether ambiguous *char* may be a word by itself wherever it stands."""
    return known.logs.get(char, UNKNOWN) > OFTEN_ALONE


def alone(known: Words, text: str, at: int) -> str:
    """Return how the character at *at*, which is in no word, is written by its neighbours, or an empty string."""
    char = text[at]
    if is_word(known, char):
        return ""
    one = known.after.get(text[at - 1] + char, "") if at else ""
    two = known.before.get(text[at : at + 2], "")
    return one or two if not (one and two and one != two) else ""


def pieced(known: Words, text: str, convert: Callable[[str], str]) -> str:
    """Return *text* converted word by word."""
    made = []
    for start, end in parted(known, text)[1]:
        single = alone(known, text, start) if end == start + 1 else ""
        made.append(single or convert(text[start:end]))
    return "".join(made)
