"""Which encoding bytes speak for: escapes, zeros, UTF-8, then how likely their readings are, then chardet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.decoding import extra
from textkit.decoding.escaped import by_escapes
from textkit.decoding.likelihood import FLOOR, Language, Score, score
from textkit.decoding.sample import even_windows, windows
from textkit.decoding.single import single_byte
from textkit.decoding.utf8 import is_damaged_utf8
from textkit.decoding.wide import by_zeros

if TYPE_CHECKING:
    from collections.abc import Sequence

# What each encoding is written in; of equals the first wins.
CANDIDATES: dict[str, tuple[Language, ...]] = {
    "gb18030": ("zhs", "zht"),
    "big5hkscs": ("zht",),
    "cp932": ("ja",),
    "euc_jp": ("ja",),
    "cp949": ("ko",),
    "euc_tw": ("zht",),
    "johab": ("ko",),
}
_WIDE = ("utf-16-le", "utf-16-be")
_ALL: tuple[Language, ...] = ("zhs", "zht", "ja", "ko")
_ESCAPES = (b"\x1b$", b"~{")


class Guess(NamedTuple):
    """An encoding and how sure it is, between 0 and 1."""

    encoding: str
    confidence: float


def detect(data: bytes) -> Guess:
    """Return the encoding that *data* speaks for; it has no byte-order mark."""
    escaped = by_escapes(data) if any(clue in data for clue in _ESCAPES) else None
    if escaped:
        return Guess(escaped, 0.99)
    wide = by_zeros(data)
    if wide:
        return Guess(wide, 0.99)
    pieces = windows(data)
    if not pieces:
        return Guess("utf-8", 1.0)
    if is_damaged_utf8(pieces):
        return Guess("utf-8", 0.95)
    (best, first), (_, second) = ranked(data, pieces)[:2]
    if first.mean < FLOOR:
        return Guess(*single_byte(b"\n".join(pieces)))
    return Guess(best, 1 - 0.5 / (1 + max(0.0, first.nats - second.nats)))


def ranked(data: bytes, pieces: Sequence[bytes]) -> list[tuple[str, Score]]:
    """Return each multi-byte encoding with the likelihood of its reading of *pieces*, the likeliest first."""
    extra.register()
    readings = [(name, reading(pieces, name, languages)) for name, languages in CANDIDATES.items()]
    even = even_windows(data)
    share = sum(map(len, pieces)) / sum(map(len, even))  # the readings of these are of more or fewer bytes
    readings += [(name, reading(even, name, _ALL).times(share)) for name in _WIDE]
    return sorted(readings, key=lambda row: row[1].nats, reverse=True)


def reading(pieces: Sequence[bytes], encoding: str, languages: tuple[Language, ...]) -> Score:
    """Return the likelihood of *pieces* read in *encoding*."""
    total = Score(0, 0, 0)
    for piece in pieces:
        total = total.plus(score(piece.decode(encoding, "replace"), languages))
    return total
