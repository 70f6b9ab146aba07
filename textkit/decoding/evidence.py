"""Which encoding bytes speak for: escapes, zeros, UTF-8, then how likely their readings are, then chardet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.decoding import euc_tw, extra
from textkit.decoding.escaped import by_escapes
from textkit.decoding.likelihood import FLOOR, Score, score
from textkit.decoding.sample import even_windows, windows
from textkit.decoding.single import beyond, is_latin, single_byte
from textkit.decoding.utf8 import is_utf8, utf8_evidence
from textkit.decoding.wide import by_zeros

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.frequencies import Language

# Nats in favour of what this tool is mostly given: they decide about inputs of two or three characters alone.
_PRIOR = {"gb18030": 2.5, "big5hkscs": 1.0}
# What each encoding is written in.
CANDIDATES: dict[str, tuple[Language, ...]] = {
    "gb18030": ("hans", "hant"),
    "big5hkscs": ("hant",),
    "cp932": ("ja",),
    "euc_jp": ("ja",),
    "cp949": ("ko",),
    "euc_tw": ("hant",),
    "johab": ("ko",),
}
_WIDER = 2048  # bytes of each window for chardet, which knows languages by more than their characters
_SURE = 20.0  # nats for UTF-8 with bad bytes, beyond which nothing else is tried
# Four bytes of GB18030, as emoji have them; nothing else is like that, and no table knows what they mean.
_FOUR = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")
# A candidate so many nats behind does not catch up.
_BEATEN = 200.0
# What a candidate may turn out to be, in the order in which to try: the first that loses nothing, or else least.
FLAVOURS = {
    "big5hkscs": ("cp950", "big5hkscs"),
    "cp932": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
}
# Han in UTF-16 has bytes that no text has; less of it than this may lack them.
_SHORT, _TEXTUAL = 400, bytes({*range(0x20, 0x100), *b"\t\n\r\x1b"})
_ALL: tuple[Language, ...] = ("hans", "hant", "ja", "ko")
# A few characters between others must read better than many; a title of nothing else may be of rare ones, as no other
# kind of encoding can be told by so few bytes.  In characters, nats per character; in bytes, the same.
_FEW, _FEW_FLOOR = 4, -9.0
_TITLE, _TITLE_FLOOR = 6, -12.5


class Guess(NamedTuple):
    """An encoding and how sure it is, between 0 and 1."""

    encoding: str
    confidence: float


def detect(data: bytes) -> Guess:
    """Return the encoding that *data* speaks for; it has no byte-order mark."""
    pieces = windows(data)
    plain = by_zeros(data) or (None if pieces else by_escapes(data))
    if plain:
        return Guess(plain, 0.99)
    utf8 = utf8_evidence(pieces)
    if utf8 > _SURE or not pieces:
        return Guess("utf-8", 0.95 if pieces else 1.0)
    return _legacy(data, pieces) or (Guess("utf-8", 0.8) if utf8 > 0 else _otherwise(windows(data, _WIDER)))


def _legacy(data: bytes, pieces: Sequence[bytes]) -> Guess | None:
    """Return the multi-byte encoding in which *pieces* of *data* are a language, if there is one."""
    if is_latin(pieces):
        return None
    sample = b"\n".join(pieces)
    if 2 * len(_FOUR.findall(sample)) == beyond(sample):
        return Guess("gb18030", 0.9)
    best, found, margin = likeliest(data, pieces)
    floor = _TITLE_FLOOR if len(data) <= _TITLE else _FEW_FLOOR if found.signs <= _FEW else FLOOR
    return Guess(best, 1 - 0.5 / (1 + margin)) if found.mean > floor else None


def _otherwise(pieces: Sequence[bytes]) -> Guess:
    """Return the encoding of *pieces* that read well in no multi-byte one, without their lines of UTF-8 if any."""
    lines = b"\n".join(pieces).split(b"\n")
    rest = [line for line in lines if not is_utf8(line)]
    return detect(b"\n".join(rest)) if len(rest) < len(lines) else Guess(*single_byte(b"\n".join(lines)))


def likeliest(data: bytes, pieces: Sequence[bytes]) -> tuple[str, Score, float]:
    """Return the multi-byte encoding in which *pieces* of *data* read best, its score, and by how many nats it leads.

    A candidate that falls far behind is not tried on the pieces that follow.
    """
    extra.register()
    scores = {name: Score(_PRIOR.get(name, 0.0), 0, 0) for name in CANDIDATES}
    for piece in pieces:
        scores = {name: total.plus(reading(piece, name)) for name, total in scores.items()}
        best = max(score.nats for score in scores.values())
        scores = {name: total for name, total in scores.items() if best - total.nats < _BEATEN}
    if len(data) < _SHORT or data[:_SHORT].translate(None, _TEXTUAL):
        scores |= _even(data, sum(map(len, pieces)))
    (name, first), *others = sorted(scores.items(), key=lambda row: row[1].nats, reverse=True)
    return name, first, min([_BEATEN, *(first.nats - other.nats for _, other in others)])


def _even(data: bytes, size: int) -> dict[str, Score]:
    """Return the scores of UTF-16, as if *size* bytes had been read."""
    pieces = even_windows(data)
    share = size / sum(map(len, pieces))
    return {
        name: Score.total(score(piece.decode(name, "replace"), _ALL) for piece in pieces).times(share)
        for name in ("utf-16-le", "utf-16-be")
    }


def reading(piece: bytes, encoding: str) -> Score:
    """Return how likely *piece* is, read in *encoding*."""
    text = euc_tw.rough(piece) if encoding == "euc_tw" else piece.decode(encoding, "replace")
    # A character that is cut off at the end speaks against no reading; in a rough one it may be more than that.
    text = text if encoding == "euc_tw" else text.removesuffix("\ufffd")
    return score(text, CANDIDATES.get(family(encoding), _ALL))


def family(encoding: str) -> str:
    """Return the candidate of which *encoding* is a flavour, or *encoding* itself."""
    return next((name for name, flavours in FLAVOURS.items() if encoding in flavours), encoding)
