"""Shape: what a line is by itself, as small numbers that index tables of weights.

Called by ``_page``.  Only the beginning and the end of a long line are looked at.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.boilerplate._cues import KINDS, cues, function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.rules.boilerplate._cues import Cue

HEAD, TAIL = 300, 100
LONG = 2000  # a line this long is not remembered
# Upper bounds, in units: a Han character or 2.4 letters.
SIZES = (2, 4, 6, 8, 11, 14, 18, 23, 28, 36, 48, 66, 100)
SENTENCE, CLAUSE, SEPARATOR = "。！？!?…", "，,、；;", "|｜│┊丨•·»›>＞/／–—-_※→"
DATE = compiled(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"  # 2024-07-26, 2024年7月26日
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d"  # 26.07.2024
    r"|\b\d{1,2}\.?\s+[^\W\d]{3,12}\.?,?\s+(?:19|20)\d\d"  # 26 July 2024
    r"|\b[^\W\d]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"  # July 26, 2024
)
CLOCK = compiled(r"\b\d{1,2}:\d{2}\b")

DENSE = (
    "size", "ending", "sentences", "clauses", "opening", "separators", "digits", "words", "function", "date",
    "address", "kinds", "repeats",
)  # fmt: skip
# How many codes each of them has.
SIZES_OF = (28, 18, 12, 18, 18, 12, 10, 10, 30, 4, 3, 15, 9)


class Shape(NamedTuple):
    """A line seen by itself: a code for each of ``DENSE``, its cues, its length in units, whether it is solid prose.

    ``marks`` are the different codes of its cues.
    """

    codes: tuple[int, ...]
    cues: Sequence[Cue]
    units: float
    solid: bool
    marks: tuple[int, ...]


class _Classes(dict[int, str]):
    """The class of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = found = _class_of(char)
        return found


def _class_of(char: str) -> str:
    for found, chars in ((".", SENTENCE), (",", CLAUSE), ("|", SEPARATOR), ("p", "."), (":", ":："), ("\n", "\n")):
        if char in chars:
            return found
    if char >= "\u2e80" and char.isalpha():
        return "F" if char in function_words() else "H"
    general = unicodedata.category(char)
    return {"Lu": "A", "Lt": "A", "Nd": "0", "Zs": " ", "Cc": " ", "Pi": '"', "Ps": "(", "Pf": "'", "Pe": ")"}.get(
        general, "a" if general[0] in "LM" else '"' if char in "\"'" else "x"
    )


_CLASSES = _Classes()


def shapes(lines: Sequence[str]) -> list[Shape]:
    """Return the shape of each of *lines*, none of which is blank."""
    times = Counter(map(str.strip, lines))
    if len(times) == len(lines):
        return list(map(shape_of, lines))
    once = {line: _repeated(shape_of(line), times[line.strip()]) for line in set(lines)}
    return [once[line] for line in lines]


def shape_of(line: str) -> Shape:
    """Return the shape of *line* on a page that has it once."""
    return _remembered(line) if len(line) < LONG else _shape(line)


def _repeated(shape: Shape, times: int) -> Shape:
    if times == 1:
        return shape
    return shape._replace(codes=(*shape.codes[:-1], shape.codes[-1] + 3 * min(times - 1, 2)))


def _shape(line: str) -> Shape:
    view = line.strip()
    if len(view) > HEAD + TAIL:
        view = view[:HEAD] + view[-TAIL:]
    low = view.lower()
    c = view.translate(_CLASSES)
    found = cues(low)
    n = len(c)
    small = c.count("F")
    han = c.count("H") + small
    spaces = c.count(" ")
    seen = han + 0.42 * (n - han - spaces)
    units = seen * (len(line) / n if len(line) > HEAD + TAIL else 1)
    size = 0 if units < 12 else 1 if units < 28 else 2
    commas, digits = c.count(","), c.count("0")
    ending = _ending(low, c)
    ends = c.count(".") + c.count("ap ") + c.count(")p ") + (ending == PERIOD)
    dense = 4 * han >= n
    words, glue = _dense_words(small, spaces, n) if dense else _spaced_words(low, c)
    codes = (
        2 * _step(units, SIZES) + dense,
        3 * ending + size,
        3 * min(ends, 3) + size,
        3 * _step(commas / (seen + 0.1), (0.001, 0.02, 0.04, 0.06, 0.1)) + size,
        2 * ('HaA0|"(F'.find(c[0]) % 7 + 1 if c[0] in 'HaA0|"(F' else 0) + (line[0] in "\u3000 "),
        2 * min(c.count("|"), 5) + (units < 28),
        2 * _step(digits / n, (0.001, 0.1, 0.25, 0.5)) + (units < 12),
        words,
        3 * glue + size,
        _date(low, units) if digits > 2 else 0,
        1 if "://" in low or "www." in low else 2 if "@" in low else 0,
        3 * min(len({cue.kind for cue in found}), 4) + size,
        size,
    )
    solid = units >= 28 and ending in (SENTENCE_END, PERIOD) and (commas > 0 or ends > 1)
    return Shape(codes, found, units, solid, tuple({cue_code(cue, units) for cue in found}))


# The same line is looked at several times: on its page, and on what is left of the page.
_remembered = lru_cache(maxsize=1 << 14)(_shape)


# How a line ends: otherwise, with a sentence mark, a full stop, a colon, a comma, an ellipsis.
SENTENCE_END, PERIOD, ELLIPSIS = 1, 2, 5


def _ending(low: str, c: str) -> int:
    if low.endswith(("...", "…")):
        return ELLIPSIS
    last = c.rstrip("\"')")[-1:]
    ending = ".p:,".find(last) + 1 if last else 0
    return 0 if ending == PERIOD and len(c) > 2 and c[-2] not in "aA0)\"'" else ending


def _dense_words(small: int, spaces: int, n: int) -> tuple[int, int]:
    """Return the codes of how much white space, and how many of the little words, are in a line of Chinese."""
    return 5 + (_step(spaces / n, (0.05, 0.12, 0.25)) + 1 if spaces else 0), _step(small / n, (0.001, 0.04, 0.08, 0.13))


def _spaced_words(low: str, c: str) -> tuple[int, int]:
    """Return the codes of how many words have a capital, and how many different little words there are."""
    tokens = low.split()
    capitals = (c.count(" A") + (c[0] == "A")) / (len(tokens) or 1)
    return _step(capitals, (0.01, 0.2, 0.45, 0.75)), 5 + _step(len(function_words() & set(tokens)), (1, 2, 4, 7))


def _step(value: float, bounds: Sequence[float]) -> int:
    return bisect_right(bounds, value)


def _date(view: str, units: float) -> int:
    """Return 0 without a date, 1 for a time alone, 2 for a date in a long line, 3 where it is most of the line."""
    hit = DATE.search(view)
    if hit is None:
        return 1 if units < 40 and CLOCK.search(view) else 0
    return 3 if units < 24 else 2


def cue_code(cue: Cue, units: float) -> int:
    """Return the index of *cue* in the table of cue weights: kind, place, length of its line."""
    return (cue.kind * 4 + cue.place) * 4 + _step(units, (12, 28, 60))


CUE_CODES = len(KINDS) * 16
