"""The likeliest character in place of one that lost a byte of UTF-8: often wrong, so only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.rules.encoding._misreadings import HOLE, MULTI, read_back
from textkit.rules.encoding._plausible import likely
from textkit.rules.encoding._restore import LOST, UTF8, strict

if TYPE_CHECKING:
    from textkit.rules.encoding._undone import Misreading

WORST = -24.0  # log-probability, with both neighbours, below which nothing is guessed
HEADS = range(0xE3, 0xF0)  # first bytes of Han, kana, Hangul and full-width forms
TAILS = range(0x80, 0xC0)


def guessed(text: str, pair: Misreading) -> str | None:
    """Return *text* read rightly, with a guess where two of a character's three bytes are there.

    ``None`` if this is no UTF-8 that was read in an East Asian encoding.
    """
    if pair.right != "utf-8" or pair.wrong not in MULTI:
        return None
    mark = LOST if LOST in text or "?" not in text else "?"
    data = read_back(text, pair.wrong, mark)
    if data is None:
        return None
    tokens = [(token["whole"], token["harm"]) for token in UTF8.finditer(data)]
    pieces: list[str] = []
    for i, (whole, harm) in enumerate(tokens):
        if whole:
            pieces.append(whole.decode("utf-8", "replace"))
        elif harm:
            following = tokens[i + 1][0] if i + 1 < len(tokens) else None
            behind = following.decode("utf-8", "replace")[0] if following else ""
            before = pieces[-1][-1:] if pieces else ""
            pieces.append(_likeliest(before, _candidates(harm), behind) or (mark if harm == HOLE else LOST))
    return "".join(pieces)


def _candidates(harm: bytes) -> list[str]:
    """Return the characters that *harm* may have been, if one byte of three is gone, with a hole or without a trace."""
    if len(harm) == 2 and harm[0] >= 0xE0 and HOLE not in harm:
        harm += HOLE
    if len(harm) != 3 or harm.count(HOLE) != 1:
        return []
    tries = (harm.replace(HOLE, bytes([byte])) for byte in (HEADS if harm[:1] == HOLE else TAILS))
    return [char for data in tries if (char := strict(data, "utf-8"))]


def _likeliest(before: str, candidates: list[str], behind: str) -> str | None:
    """Return the candidate that fits best between its neighbours, or ``None`` if none fits."""
    weighed = [(likely(before, char) + likely(char, behind), char) for char in candidates]
    best = max(weighed, default=(WORST, ""))
    return best[1] if best[0] > WORST else None
