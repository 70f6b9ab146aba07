"""What a stretch of mojibake was: every pair of a wrong and a right encoding is tried, and the best reading wins.

A reading is accepted only if it looks like the language far better than what stands there, so that good text, however
rare, is left alone.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.encoding._makeup import makeup, possible, western
from textkit.rules.encoding._misreadings import MULTI, SINGLE
from textkit.rules.encoding._natural import natural
from textkit.rules.encoding._plausible import LOOKED_AT, weigh
from textkit.rules.encoding._restore import LOST
from textkit.rules.encoding._signs import EAST_ASIAN_LETTER
from textkit.rules.encoding._undone import Misreading, damaged, exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.rules.encoding._plausible import Weight
    from textkit.rules.encoding._undone import How


class Reading(NamedTuple):
    """What a text turns out to be, by which misreadings (the last one made comes first), and how good it looks."""

    text: str
    steps: tuple[Misreading, ...]
    mean: float


RIGHT = ("utf-8", *MULTI)
# UTF-8 comes first, because it proves itself.
MISREADINGS = (
    *(Misreading(wrong, right) for right, wrong in product(RIGHT, (*SINGLE, *MULTI)) if wrong != right),
    Misreading("utf-16-be", "utf-16-le"),
    Misreading("utf-16-le", "utf-8"),
    Misreading("gb18030", "utf-16-le"),
)
# Text that was read twice went through UTF-8 in between; these are the first readings that happen.
TWICE = tuple(Misreading(wrong, "utf-8") for wrong in ("latin", "gb18030", "cp437", "mac_roman", "big5hkscs", "cp932"))

PROBE = 150  # characters of a long line that must be readable before all of it is tried
PEEK = 24  # characters of a reading, of which at least a third count, that show a hopeless one
HOPELESS = -13.0
ENOUGH = 6  # characters beyond ASCII that prove UTF-8, and letters that prove what lost some in another encoding
MINIMUM = 2  # characters beyond ASCII in a reading, and letters among them: one alone proves nothing
# Controls, private use and noncharacters: a reading that brings them in is a wrong one.
JUNK = compiled("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
# Printable ASCII: what UTF-16 of English becomes when it is read whole.
ASCII = compiled(r"[\x20-\x7e]{8,}\Z")


def read(text: str, how: How, pairs: Sequence[Misreading]) -> Reading | None:
    """Return the best acceptable reading of *text*, or ``None``."""
    was = makeup(text).was
    found = []
    for pair in possible(text, how, pairs):
        for reading in _reading(text, was, how, pair):
            if _proven(reading):
                return reading
            found.append(reading)
    return max(found, key=lambda r: r.mean, default=None)


def _proven(reading: Reading) -> bool:
    """Say whether *reading* needs no comparison: by chance hardly three bytes in a row are well-formed UTF-8."""
    beyond = len(reading.text) - len(reading.text.encode("ascii", "ignore"))
    return reading.steps[-1].right == "utf-8" and beyond > ENOUGH and 3 * reading.text.count(LOST) < beyond


def _reading(text: str, was: Weight, how: How, pair: Misreading) -> Iterator[Reading]:
    if how is damaged and len(text) > 2 * PROBE and not _probed(text[:PROBE], was, how, pair):
        return
    fresh = how(text, pair)
    if fresh is None or fresh == text or (JUNK.search(fresh) and not JUNK.search(text)):
        return
    mean = _accepted(fresh, was, pair)
    if mean is not None:
        yield Reading(fresh, (pair,), mean)


def _probed(text: str, was: Weight, how: How, pair: Misreading) -> bool:
    """Say whether *text*, the beginning of a long one, has a reading."""
    return (pair.wrong not in SINGLE or western(makeup(text), how, pair)) and any(_reading(text, was, how, pair))


def _accepted(fresh: str, was: Weight, pair: Misreading) -> float | None:
    """Return how good *fresh* looks if that is good enough against what *was* there, and ``None`` otherwise."""
    if len(fresh) > 2 * PEEK and (peek := weigh(fresh[:PEEK])).mean < HOPELESS and 3 * peek.size > PEEK:
        return None
    now = weigh(fresh[:LOOKED_AT])
    if pair == Misreading("utf-16-le", "utf-8") and now.size == 0:
        words = sum(c.isalpha() or c == " " for c in fresh)
        return -8.0 if was.mean < -11 and ASCII.match(fresh) and words > 0.7 * len(fresh) else None
    if now.size < MINIMUM or fresh.count(LOST) > (0.5 if pair.wrong == "utf-16-be" else 3) * now.size:
        return None
    floor, gain = (-9.0, 3.0) if now.size >= 6 else (-8.0, 4.5)
    if LOST in fresh and pair.wrong != "utf-16-be":  # characters beside a lost one are weighed alone
        floor -= 1.5
    if pair == Misreading("gb18030", "euc_jp"):
        floor, gain = -6.0, min(1.2, 8.0 / now.size)  # the kana were right; only the Han gain
    if pair.right == "big5hkscs" and _rows(fresh[:LOOKED_AT]) <= {0xA6, 0xA7}:
        return None  # where GBK and EUC-KR have the letters of Greek and Cyrillic
    better = now.mean >= floor and now.mean - was.mean >= gain
    enough = ENOUGH if LOST in fresh and pair.right != "utf-8" else MINIMUM
    return now.mean if better and len(EAST_ASIAN_LETTER.findall(fresh[:LOOKED_AT])) >= enough else None


def _rows(fresh: str) -> set[int]:
    """Return the first bytes that the characters beyond ASCII have in Big5."""
    return {char.encode("big5hkscs")[0] for char in fresh if char > "\x7f" and char != LOST}


def alphabetic(text: str) -> Reading | None:
    """Return *text* if it is UTF-8 of an alphabet, every byte of it, that was read in an East Asian encoding."""
    for wrong in MULTI:
        pair = Misreading(wrong, "utf-8")
        fresh = exact(text, pair)
        if fresh and len(fresh) - len(fresh.encode("ascii", "ignore")) > ENOUGH and natural(fresh):
            return Reading(fresh, (pair,), 0.0)
    return None


def once_or_twice(text: str, how: How) -> Reading | None:
    """Return the best reading of *text* if it was misread once, and otherwise if it was misread twice."""
    if found := read(text, how, MISREADINGS):
        return found
    alphabet = makeup(text).alphabet
    twice = (
        Reading(found.text, (*found.steps, pair), found.mean)
        for pair in TWICE
        if (not alphabet or pair.wrong in SINGLE)
        and (between := exact(text, pair) if pair.wrong in SINGLE else how(text, pair))
        and len(between) < 0.9 * len(text)
        if (found := read(between, how, MISREADINGS))
    )
    return max(twice, key=lambda r: r.mean, default=None)
