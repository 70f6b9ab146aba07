"""Decoding by evidence alone: as a whole if the bytes speak for one encoding, line by line if for several."""

from __future__ import annotations

from textkit.decoding import mixed
from textkit.decoding.evidence import detect
from textkit.decoding.lossless import decoded
from textkit.decoding.sample import windows
from textkit.decoding.source import MIXED, Loss, Source, newline_of

# What detection takes for one, in the order in which they are tried: the first that loses nothing, or else least.
_FLAVOURS = {
    "big5hkscs": ("cp950", "big5hkscs"),
    "cp932": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
}


def guessed(data: bytes) -> Source:
    """Return *data* decoded in the encoding or encodings that it speaks for."""
    encoding, confidence = detect(data)
    name, text, losses = _best(data, encoding)
    if losses or mixed.is_uneven(windows(data), encoding):
        parts = mixed.stretches(data, encoding)
        if len({part for part, _ in parts}) > 1:
            text, losses, runs = mixed.joined(((_best(piece, part)[0], piece) for part, piece in parts), 0)
            return Source(text, MIXED, b"", newline_of(text), confidence, losses, runs)
    return Source(text, name, b"", newline_of(text), confidence, losses)


def _best(data: bytes, encoding: str) -> tuple[str, str, tuple[Loss, ...]]:
    """Return the name of the flavour of *encoding* that loses least, the text, and what was lost all the same."""
    found: list[tuple[str, str, tuple[Loss, ...]]] = []
    for name in _FLAVOURS.get(encoding, (encoding,)):
        found.append((name, *decoded(data, name)))
        if not found[-1][2]:
            break
    return min(found, key=lambda row: len(row[2]))
