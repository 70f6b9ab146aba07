"""The planes of CNS 11643, the character set of Taiwan, as tables read when first needed.

The tables are written by ``tools/cns_table.py``.
"""

from __future__ import annotations

import pkgutil
import zlib
from functools import cache
from itertools import product

PLANES = (1, 2, 3, 4, 5, 6, 7, 15)
_CELLS = tuple(bytes(cell) for cell in product(range(0xA1, 0xFF), repeat=2))


@cache
def plane(number: int) -> dict[bytes, str]:
    """Return the characters of a plane by their two bytes, each 0xA1 to 0xFE; a plane that is unknown is empty."""
    if number not in PLANES:
        return {}
    raw = pkgutil.get_data("textkit.decoding", f"cns/{number}.z") or b""
    text = zlib.decompress(raw).decode("utf-16-le")
    return {cell: character for cell, character in zip(_CELLS, text, strict=True) if character != "\ufffd"}


@cache
def _codes(number: int) -> dict[str, bytes]:
    return {character: cell for cell, character in plane(number).items()}


def code(character: str) -> tuple[int, bytes] | None:
    """Return the plane of *character* and its two bytes there, or nothing if CNS 11643 lacks it."""
    for number in PLANES:
        cell = _codes(number).get(character)
        if cell:
            return number, cell
    return None
