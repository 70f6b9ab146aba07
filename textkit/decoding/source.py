"""What a decoded input is: the text, and all that is needed to give its bytes back."""

from __future__ import annotations

from typing import NamedTuple

MIXED = "mixed"  # the encoding of a text whose lines differ in it


class Loss(NamedTuple):
    """Bytes that could not be decoded: where they stood in the input, what they were, and where U+FFFD stands now.

    ``start`` is an offset in bytes, ``at`` one in characters of ``Source.text``.
    """

    start: int
    data: bytes
    at: int


class Run(NamedTuple):
    """Whole lines in one encoding, from the character at ``start`` up to the next run."""

    start: int
    encoding: str


class Source(NamedTuple):
    """A decoded input, and how its bytes looked, so that they can be given back.

    ``newline`` is ``"\\n"``, ``"\\r\\n"``, ``"\\r"``, ``"mixed"`` or ``""`` (one line);
    ``confidence`` is between 0 and 1; each entry of ``losses`` stands as one U+FFFD in ``text``.
    Where lines differ in encoding, ``encoding`` is ``"mixed"`` and ``runs`` cover the text from 0 on.
    """

    text: str
    encoding: str
    bom: bytes
    newline: str
    confidence: float
    losses: tuple[Loss, ...] = ()
    runs: tuple[Run, ...] = ()


def newline_of(text: str) -> str:
    """Return how the lines of *text* end."""
    if "\r" not in text:
        return "\n" if "\n" in text else ""
    feeds, pairs = text.count("\n"), text.count("\r\n")
    if pairs:
        return "\r\n" if pairs == feeds else "mixed"
    return "\n" if feeds else "\r"
