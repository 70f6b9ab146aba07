"""Shape: what each line of a page is by itself, as a table of numbers with a row for each line.

Called by ``_page`` and ``_claims``.  Characters are counted for a whole page at once; only cues and dates are looked
for in Python.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from textkit.rules.boilerplate._classes import (
    BAR,
    CAPITAL,
    CLASSES,
    CLOSING,
    COLON,
    COMMA,
    DIGIT,
    DOTS,
    HAN,
    LETTER,
    MARK,
    NEWLINE,
    OTHER,
    QUOTE,
    SMALL,
    SPACE,
    STOP,
    UNQUOTE,
    classes,
)
from textkit.rules.boilerplate._cues import KINDS, function_words
from textkit.rules.boilerplate._dated import dated
from textkit.rules.boilerplate._endings import COLON_END, COMMA_END, ELLIPSIS, PERIOD, SENTENCE_END
from textkit.rules.boilerplate._search import line_cues
from textkit.rules.boilerplate._trees import trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from textkit.rules.boilerplate._cues import Cue

    Numbers = NDArray[Any]  # one a line

ENDS = {MARK: SENTENCE_END, STOP: PERIOD, COLON: COLON_END, COMMA: COMMA_END, DOTS: ELLIPSIS}
SIGNS = (
    "units", "dense", "ending", "opening", "indent", "ends", "commas", "bars", "digits", "capitals", "little words",
    "date", "address", "kinds", "solid",
)  # fmt: skip
SHARES = CLASSES[1:]  # each as a part of the line's characters
NAMES = (*SIGNS, *(f"share of {kind}" for kind in SHARES), *(f"cue {kind}" for kind in KINDS))
UNITS, DENSE, ENDING, DATED, BARS, ADDRESS, CUE_KINDS, SOLID = map(
    NAMES.index, ("units", "dense", "ending", "date", "bars", "address", "kinds", "solid")
)
CUES = len(SIGNS) + len(SHARES)  # where the rows of the cues begin
CLIP = 6.0  # log odds of a line by itself, at most
ROW = [UNITS, ENDING, DATED, BARS]  # the numbers that a ``Shape`` holds


class Shape(NamedTuple):
    """One line by itself; ``size`` is its length in whole units, ``ending`` and ``date`` are codes."""

    cues: tuple[Cue, ...]
    size: int
    solid: bool
    ending: int
    date: int
    bars: int
    address: bool


class Shapes(NamedTuple):
    """The lines of a page by themselves: a row for each of ``NAMES``, a column for each line; and line by line.

    ``own`` is what a line alone says: the log odds that a reader wants it.  ``units`` measure length: a Han character,
    or 2.4 of other scripts.  A cue's row holds 4 for one that is the whole line, 3 at its beginning, 2 at its end, 1
    inside, 0 for none.
    """

    table: Numbers
    rows: Sequence[Shape]
    own: Numbers

    @property
    def units(self) -> Numbers:
        """The length of each line."""
        units: Numbers = self.table[UNITS]
        return units

    @property
    def cues(self) -> list[tuple[Cue, ...]]:
        """The cues of each line."""
        return [row.cues for row in self.rows]

    @property
    def solid(self) -> Numbers:
        """1 for each line that is a sentence of prose, else 0."""
        solid: Numbers = self.table[SOLID]
        return solid

    def only(self, places: Sequence[int] | NDArray[np.intp]) -> Shapes:
        """Return the lines at *places* alone."""
        kept = np.asarray(places, np.intp)
        rows = [self.rows[place] for place in kept.tolist()]
        return Shapes(self.table.take(kept, axis=1), rows, self.own[kept])


def shapes(lines: Sequence[str], table: str = "lines") -> Shapes:
    """Return the shapes of *lines*, none of which is blank; *table* names the trees that say what each alone is."""
    found = measured(lines)
    if not lines:
        return found
    own = trees(table).alone(NAMES, found.table)
    return found._replace(own=np.clip(own, -CLIP, CLIP))


def measured(lines: Sequence[str]) -> Shapes:
    """Return the shapes of *lines* with nothing said yet of what they are."""
    nothing = np.zeros(len(lines), np.float32)
    if not lines:
        return Shapes(np.zeros((len(NAMES), 0), np.float32), [], nothing)
    page = "\n".join([*map(str.strip, lines), ""])
    kinds = classes()(np.frombuffer(page.encode("utf-32-le", "surrogatepass"), np.uint32))
    breaks = np.flatnonzero(kinds == NEWLINE)
    starts = np.append(0, breaks[:-1] + 1)
    size = breaks - starts
    rows = np.repeat(np.arange(len(lines)), size + 1)
    count = np.bincount(rows * (OTHER + 1) + kinds, minlength=len(lines) * (OTHER + 1)).reshape(-1, OTHER + 1).T
    han = count[HAN] + count[SMALL]
    units = han + 0.42 * (size - han - count[SPACE])
    dense = 4 * han >= size
    ending = _ending(kinds, starts, breaks)
    before, middle, behind = kinds[:-2], kinds[1:-1], kinds[2:]
    stops = (middle == STOP) & (behind == SPACE) & ((before == LETTER) | (before == CLOSING) | (before == UNQUOTE))
    ends = count[MARK] + _per_line(stops, rows[1:-1], len(lines)) + (ending == PERIOD)
    capitals = _per_line((middle == SPACE) & (behind == CAPITAL), rows[1:-1], len(lines)) + (kinds[starts] == CAPITAL)
    lows = page.lower().split("\n")[:-1]
    found, kinds_of_cues = line_cues(lows)
    solid = (units >= 28) & ((ending == SENTENCE_END) | (ending == PERIOD)) & ((count[COMMA] > 0) | (ends > 1))
    signs = (
        units, dense, ending, kinds[starts], [line[0] in "\u3000 " for line in lines], ends, count[COMMA], count[BAR],
        count[DIGIT], capitals / (count[SPACE] + 1), _little_words(lows, dense), dated(lows, count[DIGIT], units),
        _addresses(lows), np.count_nonzero(kinds_of_cues, axis=0), solid,
    )  # fmt: skip
    table = np.empty((len(NAMES), len(lines)), np.float32)
    for row, values in enumerate(signs):
        table[row] = values
    table[len(signs) : CUES] = count[HAN:] / size
    table[CUES:] = kinds_of_cues
    return Shapes(table, _rows(table, found), nothing)


def _rows(table: Numbers, found: Sequence[tuple[Cue, ...]]) -> list[Shape]:
    """Return the lines one by one."""
    size, ending, date, bars = table[ROW].astype(int).tolist()
    solid, address = (table[[SOLID, ADDRESS]] > 0).tolist()
    fields = zip(found, size, solid, ending, date, bars, address, strict=True)
    return [*map(tuple.__new__, repeat(Shape), fields)]  # what Shape(…) calls, without the Python function between


def _per_line(hits: NDArray[np.bool_], rows: NDArray[np.int64], lines: int) -> NDArray[np.int64]:
    return np.bincount(rows[hits], minlength=lines)


_ENDS = np.zeros(OTHER + 1, np.uint8)
_ENDS[list(ENDS)] = list(ENDS.values())
_CLOSES = np.isin(np.arange(OTHER + 1), (UNQUOTE, CLOSING, QUOTE))
_WORDS = np.isin(np.arange(OTHER + 1), (LETTER, CAPITAL, DIGIT, CLOSING, UNQUOTE, QUOTE))


def _ending(kinds: NDArray[np.uint8], starts: NDArray[np.int64], breaks: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return what each line ends with, behind at most three closing quotation marks and brackets."""
    last = breaks - 1
    for _ in range(3):
        last = last - (_CLOSES[kinds[last]] & (last > starts))
    found = _ENDS[kinds[last]]
    one, two = np.maximum(last - 1, starts), np.maximum(last - 2, starts)
    stop = found == PERIOD
    dots = stop & (kinds[one] == STOP) & (kinds[two] == STOP) & (two < one)
    loose = stop & (last - starts > 1) & ~_WORDS[kinds[one]]
    return np.where(dots, ELLIPSIS, np.where(loose, 0, found))


def _little_words(lows: Sequence[str], dense: NDArray[np.bool_]) -> list[int]:
    known = function_words()
    return [
        0 if solid else len(known.intersection(low.split())) for low, solid in zip(lows, dense.tolist(), strict=True)
    ]


def _addresses(lows: Sequence[str]) -> list[int]:
    """Return for each line 1 where a URL is in it, 2 for another address, 0 without."""
    return [1 if "://" in low or "www." in low else 2 if "@" in low else 0 for low in lows]
