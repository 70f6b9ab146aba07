"""Text of GBK that lost one byte without a trace: every pair behind it is shifted, until ASCII sets it right.

Shifted text is full of private characters, since commas are common and GBK keeps their second byte as a first one
for private use; that is the clue.  The character that lost the byte becomes U+FFFD.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rules.encoding._plausible import LOOKED_AT, weigh
from textkit.rules.encoding._restore import LOST

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE = compiled("[\ue000-\ue765]")
# With the byte that had no partner at the end of it.
STRETCH = compiled(f"[^\x00-\x7f{LOST}][^\x00-\x7f{LOST}]{{5,}}{LOST}?")
BEFORE = 24  # characters before the first private one among which the byte may have been lost
ENOUGH = 6  # characters that must read well: the icon of a web font, which is private as well, proves nothing
FLOOR, GAIN = -8.5, 4.0  # in nats a character, as in ``_plausible``
ASCII = 0x80


class _Shifted(NamedTuple):
    """A stretch, the bytes of each character of it, and which of them may be shifted."""

    text: str
    pairs: list[bytes]
    private: int
    end: int


def unshifted(text: str) -> Iterator[Edit]:
    """Yield an edit for each shifted stretch of *text* that reads well when its pairs are cut anew."""
    for hit in STRETCH.finditer(text):
        if stretch := _shifted(hit[0]):
            places = range(max(0, stretch.private - BEFORE), stretch.private + 1)
            at = max(places, key=lambda at: weigh(stretch.text[places[0] : at] + _head(stretch, at)).mean)
            fresh = _fresh(stretch, at) if _is_better(stretch, at) else None
            if fresh:
                end = stretch.end if fresh[-1] != LOST else len(stretch.text)
                yield Edit(hit.start() + at, hit.start() + end, fresh, "lost byte of GBK")


def _shifted(text: str) -> _Shifted | None:
    """Return *text* if it has a private character, and behind it an ASCII byte or a lost one, where a shift ends."""
    private = PRIVATE.search(text)
    if not private:
        return None
    try:
        pairs = [char.encode("gb18030") for char in text.removesuffix(LOST)]
    except UnicodeError:
        return None
    ends = (i for i in range(private.start(), len(pairs)) if pairs[i][-1] < ASCII)
    last = next(ends, len(pairs) - 1)
    return _Shifted(text, pairs, private.start(), last + 1) if pairs[last][-1] < ASCII or text[-1] == LOST else None


def _head(stretch: _Shifted, at: int) -> str:
    """Return the beginning of what the stretch is if it was shifted from *at* on."""
    data = b"".join(stretch.pairs[at : min(stretch.end, at + LOOKED_AT)])[1:]
    return LOST + data.decode("gb18030", "ignore")


def _is_better(stretch: _Shifted, at: int) -> bool:
    was = weigh(stretch.text[at : min(stretch.end, at + LOOKED_AT)]).mean
    now = weigh(_head(stretch, at))
    return now.size >= ENOUGH and now.mean > max(FLOOR, was + GAIN)


def _fresh(stretch: _Shifted, at: int) -> str | None:
    """Return what the stretch was from *at* on, or nothing if a byte does not fit."""
    data = b"".join(stretch.pairs[at : stretch.end])[1:]
    try:
        return LOST + (data.decode("gb18030") if data[-1] < ASCII else data[:-1].decode("gb18030") + LOST)
    except UnicodeError:
        return None
