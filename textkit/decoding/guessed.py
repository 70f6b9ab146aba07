"""Decoding by evidence alone: as a whole if the bytes speak for one encoding, line by line if for several."""

from __future__ import annotations

from textkit.decoding import mixed
from textkit.decoding.evidence import FLAVOURS, detect
from textkit.decoding.lossless import decoded
from textkit.decoding.sample import windows
from textkit.decoding.source import MIXED, Loss, Source, newline_of


def guessed(data: bytes) -> Source:
    """Return *data* decoded in the encoding or encodings that it speaks for."""
    encoding, confidence = detect(data)
    name, text, losses = _best(data, encoding)
    if losses or mixed.is_uneven(windows(data), encoding):
        parts = mixed.stretches(data, encoding)
        if len({part for part, _ in parts}) > 1:
            text, losses, runs = mixed.joined((_best(piece, part)[0], piece) for part, piece in parts)
            return Source(text, MIXED, b"", newline_of(text), confidence, losses, runs)
    return Source(text, name, b"", newline_of(text), confidence, losses)


def _best(data: bytes, encoding: str) -> tuple[str, str, tuple[Loss, ...]]:
    """Return the flavour of *encoding* that *data* is in, the text, and what was lost all the same.

    The usual flavour is left for another only if it loses far more: damage reads as odd characters in some.
    """
    usual, *others = FLAVOURS.get(encoding, (encoding,))
    text, losses = decoded(data, usual)
    for name in others if losses else ():
        other, lost = decoded(data, name)
        if 4 * len(lost) < len(losses):
            return name, other, lost
    return usual, text, losses
