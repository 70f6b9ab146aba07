"""What a text is made of, and so which misreadings it can be: most are out before one byte is read anew."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.encoding._misreadings import MULTI, SHORT, SINGLE, read_back
from textkit.rules.encoding._plausible import LOOKED_AT, glance
from textkit.rules.encoding._restore import LOST, is_utf8
from textkit.rules.encoding._undone import exact, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.rules.encoding._plausible import Weight
    from textkit.rules.encoding._undone import How, Misreading

# What an East Asian encoding reads bytes as: its letters, and those that it keeps for private use.
EASTERN = compiled("[\u2e80-\ud7ff\ue000-\ufaff\uff01-\uffee\ufffd]+")
# A Latin letter: text full of these was not read as East Asian, and is not East Asian.
LETTERS = compiled("[\u00c0-\u058f\u0e00-\u0e7f\u1e00-\u1fff]+")
ASCII_LETTERS = compiled("[A-Za-z]+")


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


def makeup(text: str) -> Makeup:
    """Return what *text* is made of; kept for the latest short ones, since a line is read in several ways."""
    return (_of_short if len(text) < SHORT else _of)(text)


def _of(text: str) -> Makeup:
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    words, letters, eastern = (len("".join(runs.findall(text))) for runs in (ASCII_LETTERS, LETTERS, EASTERN))
    return Makeup(glance(text), words, beyond, letters > 0.4 * beyond, eastern < 0.3 * beyond)


_of_short = lru_cache(16)(_of)


def possible(text: str, how: How, pairs: Sequence[Misreading]) -> Iterator[Misreading]:
    """Yield those of *pairs* that can be: most encodings lack a character of *text*, whatever the right one was."""
    made = makeup(text)
    mark = LOST if how is exact else mark_of(text)
    known = {codec for codec in {pair.wrong for pair in pairs} if _has_all(codec, text, made, mark)}
    if any(pair.right != "utf-8" for pair in pairs) and any(_holds_utf8(codec, text, mark) for codec in known):
        pairs = [pair for pair in pairs if pair.right == "utf-8"]
    return (pair for pair in pairs if pair.wrong in known and (pair.wrong not in SINGLE or western(made, how, pair)))


def _has_all(codec: str, text: str, made: Makeup, mark: str) -> bool:
    if (codec not in SINGLE and made.alphabet) or (codec in MULTI and made.western):
        return False
    return len(text) >= SHORT or codec == "utf-16-be" or read_back(text, codec, mark) is not None


def _holds_utf8(codec: str, text: str, mark: str) -> bool:
    """Say whether *codec* read bytes as *text* that prove themselves as UTF-8: they were nothing else."""
    data = None if codec == "utf-16-be" else read_back(text[:LOOKED_AT], codec, mark)
    return data is not None and is_utf8(data)


def western(made: Makeup, how: How, pair: Misreading) -> bool:
    """Say whether a text, full of Western letters and signs, may be *pair* rather than a damaged Western text.

    UTF-8 proves itself, if no byte of it is lost.  Otherwise words of ASCII among the signs speak against it.
    """
    words, beyond = made.words, made.beyond
    if how is exact:
        return pair.right == "utf-8" or words <= 1.2 * beyond
    return pair.right == "utf-8" and words <= 0.2 * beyond
