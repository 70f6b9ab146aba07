"""What a stretch of mojibake was: every pair of a wrong and a right encoding is tried, and the best reading wins.

A reading is accepted only if it looks like the language far better than what stands there, so that good text, however
rare, is left alone.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.encoding._misreadings import MULTI, SHORT, SINGLE, read_back
from textkit.rules.encoding._natural import natural
from textkit.rules.encoding._plausible import LOOKED_AT, glance, weigh
from textkit.rules.encoding._restore import LOST, is_utf8, lossy, strict
from textkit.rules.encoding._twofold import shift_jis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textkit.rules.encoding._plausible import Weight


class Misreading(NamedTuple):
    """Text in the encoding *right* that was read in the encoding *wrong*."""

    wrong: str
    right: str

    def __str__(self) -> str:
        """Say it as a reason."""
        return f"{self.right} read as {self.wrong}"


class Reading(NamedTuple):
    """What a text turns out to be, by which misreadings (the last one made comes first), and how good it looks."""

    text: str
    steps: tuple[Misreading, ...]
    mean: float


class Makeup(NamedTuple):
    """What a text is made of: what it *was* worth as it stands, how many ASCII letters and characters beyond ASCII.

    It is an ``alphabet`` if most characters beyond ASCII are letters of one, and ``western`` if few are East Asian:
    no sign of an East Asian misreading.
    """

    was: Weight
    words: int
    beyond: int
    alphabet: bool
    western: bool


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
# A letter of East Asia: a reading that has none turned the stars of a rating into brackets.
EAST_ASIAN_LETTER = compiled("[\u3005-\u3007\u3041-\u30fa\u3105-\u318e\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
# Controls, private use and noncharacters: a reading that brings them in is a wrong one.
JUNK = compiled("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
# What an East Asian encoding reads bytes as: its letters, and those that it keeps for private use.
EASTERN = compiled("[\u2e80-\ud7ff\ue000-\ufaff\uff01-\uffee\ufffd]+")
# A Latin letter: text full of these was not read as East Asian, and is not East Asian.
LETTERS = compiled("[\u00c0-\u058f\u0e00-\u0e7f\u1e00-\u1fff]+")
ASCII_LETTERS = compiled("[A-Za-z]+")
# Printable ASCII: what UTF-16 of English becomes when it is read whole.
ASCII = compiled(r"[\x20-\x7e]{8,}\Z")


def exact(text: str, pair: Misreading) -> str | None:
    """Return *text* read rightly, every byte of it, or ``None``."""
    if LOST in text:
        return None
    if pair.wrong == "cp932":
        return shift_jis(text, LOST, lambda data: strict(data, pair.right))
    data = read_back(text, pair.wrong)
    return None if data is None else strict(data, pair.right)


def damaged(text: str, pair: Misreading) -> str | None:
    """Return *text* read rightly, with U+FFFD for what is lost, or ``None`` if it cannot be that."""
    if pair.wrong == "utf-16-be":
        swapped = text.encode("utf-16-be", "surrogatepass").decode("utf-16-le", "replace")
        return swapped.replace("\ufdff", LOST)
    mark = _mark(text)
    if pair.wrong == "cp932":
        return shift_jis(text, mark, lambda data: lossy(data, pair.right, mark))
    data = read_back(text, pair.wrong, mark)
    return None if data is None else lossy(data, pair.right, mark)


def read(text: str, how: Callable[[str, Misreading], str | None], pairs: Sequence[Misreading]) -> Reading | None:
    """Return the best acceptable reading of *text*, or ``None``."""
    makeup = (_short_makeup if len(text) < SHORT else _makeup)(text)
    found = []
    for pair in _possible(text, makeup, how, pairs):
        for reading in _reading(text, makeup.was, how, pair):
            if _proven(reading):
                return reading
            found.append(reading)
    return max(found, key=lambda r: r.mean, default=None)


def _proven(reading: Reading) -> bool:
    """Say whether *reading* needs no comparison: by chance hardly three bytes in a row are well-formed UTF-8."""
    beyond = len(reading.text) - len(reading.text.encode("ascii", "ignore"))
    return reading.steps[-1].right == "utf-8" and beyond > ENOUGH and 3 * reading.text.count(LOST) < beyond


def _reading(
    text: str, was: Weight, how: Callable[[str, Misreading], str | None], pair: Misreading
) -> Iterator[Reading]:
    if how is damaged and len(text) > 2 * PROBE and not _probed(text[:PROBE], was, how, pair):
        return
    fresh = how(text, pair)
    if fresh is None or fresh == text or (JUNK.search(fresh) and not JUNK.search(text)):
        return
    mean = _accepted(fresh, was, pair)
    if mean is not None:
        yield Reading(fresh, (pair,), mean)


def _probed(text: str, was: Weight, how: Callable[[str, Misreading], str | None], pair: Misreading) -> bool:
    """Say whether *text*, the beginning of a long one, has a reading."""
    return (pair.wrong not in SINGLE or _western(_makeup(text), how, pair)) and any(_reading(text, was, how, pair))


def _makeup(text: str) -> Makeup:
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    words, letters, eastern = (len("".join(runs.findall(text))) for runs in (ASCII_LETTERS, LETTERS, EASTERN))
    return Makeup(glance(text), words, beyond, letters > 0.4 * beyond, eastern < 0.3 * beyond)


_short_makeup = lru_cache(16)(_makeup)  # a line is read in several ways, one after the other


def _possible(
    text: str, makeup: Makeup, how: Callable[[str, Misreading], str | None], pairs: Sequence[Misreading]
) -> Iterator[Misreading]:
    """Yield those of *pairs* that can be: most encodings lack a character of *text*, whatever the right one was."""
    mark = LOST if how is exact else _mark(text)
    known = {codec for codec in {pair.wrong for pair in pairs} if _has_all(codec, text, makeup, mark)}
    if any(pair.right != "utf-8" for pair in pairs) and any(_holds_utf8(codec, text, mark) for codec in known):
        pairs = [pair for pair in pairs if pair.right == "utf-8"]
    return (pair for pair in pairs if pair.wrong in known and (pair.wrong not in SINGLE or _western(makeup, how, pair)))


def _has_all(codec: str, text: str, makeup: Makeup, mark: str) -> bool:
    if (codec not in SINGLE and makeup.alphabet) or (codec in MULTI and makeup.western):
        return False
    return len(text) >= SHORT or codec == "utf-16-be" or read_back(text, codec, mark) is not None


def _holds_utf8(codec: str, text: str, mark: str) -> bool:
    """Say whether *codec* read bytes as *text* that prove themselves as UTF-8: they were nothing else."""
    data = None if codec == "utf-16-be" else read_back(text[:LOOKED_AT], codec, mark)
    return data is not None and is_utf8(data)


def _mark(text: str) -> str:
    """Return what stands for a lost character in *text*."""
    return LOST if LOST in text or "?" not in text else "?"


def _western(makeup: Makeup, how: Callable[[str, Misreading], str | None], pair: Misreading) -> bool:
    """Say whether a text, full of Western letters and signs, may be *pair* rather than a damaged Western text.

    UTF-8 proves itself, if no byte of it is lost.  Otherwise words of ASCII among the signs speak against it.
    """
    words, beyond = makeup.words, makeup.beyond
    if how is exact:
        return pair.right == "utf-8" or words <= 1.2 * beyond
    return pair.right == "utf-8" and words <= 0.2 * beyond


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
    better = now.mean >= floor and now.mean - was.mean >= gain
    enough = ENOUGH if LOST in fresh and pair.right != "utf-8" else MINIMUM
    return now.mean if better and len(EAST_ASIAN_LETTER.findall(fresh[:LOOKED_AT])) >= enough else None


def alphabetic(text: str) -> Reading | None:
    """Return *text* if it is UTF-8 of an alphabet, every byte of it, that was read in an East Asian encoding."""
    for wrong in MULTI:
        pair = Misreading(wrong, "utf-8")
        fresh = exact(text, pair)
        if fresh and len(fresh) - len(fresh.encode("ascii", "ignore")) > ENOUGH and natural(fresh):
            return Reading(fresh, (pair,), 0.0)
    return None


def once_or_twice(text: str, how: Callable[[str, Misreading], str | None]) -> Reading | None:
    """Return the best reading of *text* if it was misread once, and otherwise if it was misread twice."""
    if found := read(text, how, MISREADINGS):
        return found
    alphabet = _makeup(text).alphabet
    twice = (
        Reading(found.text, (*found.steps, pair), found.mean)
        for pair in TWICE
        if (not alphabet or pair.wrong in SINGLE)
        and (between := exact(text, pair) if pair.wrong in SINGLE else how(text, pair))
        and len(between) < 0.9 * len(text)
        if (found := read(between, how, MISREADINGS))
    )
    return max(twice, key=lambda r: r.mean, default=None)
