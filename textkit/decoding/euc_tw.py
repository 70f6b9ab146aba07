"""EUC-TW, which Python has no codec for: ASCII, plane 1 of CNS 11643 in two bytes, the other planes in four.

Signatures are those of ``codecs``; registered by ``extra``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from textkit.decoding import cns
from textkit.decoding.refusal import refused, unfit

if TYPE_CHECKING:
    from typing_extensions import Buffer

SS2 = 0x8E
# ASCII; a character of plane 1; one of another plane (SS2, plane, two bytes), whole or cut short; a bad byte.
_TOKEN = re.compile(rb"[\x00-\x7f]+|[\xa1-\xfe]{2}|\x8e(?:[\xa1-\xb0](?:[\xa1-\xfe]{1,2})?)?|.", re.DOTALL)
# The lead of a character of plane 2, as GB18030 reads these two bytes.
_PLANE_2 = b"\x8e\xa2".decode("gb18030")


def decode(data: Buffer, errors: str = "strict") -> tuple[str, int]:
    """Decode *data*; the length is always all of it."""
    data = bytes(data)
    text = rough(data)
    return (_careful(data, errors) if "\ufffd" in text else text), len(data)


def rough(data: bytes) -> str:
    """Decode at the speed of C: GB18030 cuts the same pairs, then each of its characters stands for one of CNS.

    U+FFFD in the result says that something was not so simple, roughly there.
    """
    text = data.decode("gb18030", "replace")
    if 2 * len(text) < len(text.encode("utf-16-le")):  # four bytes of GB18030 are none of EUC-TW
        return "\ufffd"
    head, *rest = text.split(_PLANE_2)
    one, two = _swaps(1), _swaps(2)
    return head.translate(one) + "".join(piece[:1].translate(two) + piece[1:].translate(one) for piece in rest)


@cache
def _swaps(number: int) -> tuple[int, ...]:
    """Return the characters of a plane by what GB18030 makes of their bytes, ASCII as it is, U+FFFD for all else.

    A tuple of all 65,536 is looked up twice as fast as a dictionary.
    """
    swaps = [*range(0x80)] if number == 1 else []
    swaps += [0xFFFD] * (0x10000 - len(swaps))
    for cell, character in cns.plane(number).items():
        swaps[ord(cell.decode("gb18030"))] = ord(character)
    return tuple(swaps)


def _careful(data: bytes, errors: str) -> str:
    """Decode token by token and give each bad one to the error handler."""
    return "".join(
        _character(token[0]) or refused("euc_tw", data, *token.span(), errors) for token in _TOKEN.finditer(data)
    )


def _character(token: bytes) -> str | None:
    if token.isascii():
        return token.decode("ascii")
    if token[0] == SS2:
        return cns.plane(token[1] - 0xA0).get(token[2:]) if len(token) == 4 else None
    return cns.plane(1).get(token)


def encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    """Encode *text*; the error handler is asked about a character that CNS 11643 lacks."""
    pieces: list[bytes] = []
    for at, character in enumerate(text):
        found = (0, character.encode()) if character < "\x80" else cns.code(character)
        plane, cell = found or (0, unfit("euc_tw", text, at, errors))
        pieces.append(cell if plane < 2 else bytes((SS2, 0xA0 + plane)) + cell)
    return b"".join(pieces), len(text)
