"""Characters of Shift_JIS that have two codes, IBM's and NEC's: which one it was is found by trying."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textkit.rules.encoding._misreadings import HOLE, read_back
from textkit.rules.encoding._plausible import weigh

if TYPE_CHECKING:
    from collections.abc import Callable

TRIED = 24  # of the doubtful characters of one line
LONG = 4000  # characters of a line in which all of them are taken as they are: bounds the work


@cache
def _ibm() -> dict[str, bytes]:
    """Return the codes FA40-FC4B of the characters that Python encodes as ED40-EEFC."""
    pairs = (bytes([first, second]) for first in (0xFA, 0xFB, 0xFC) for second in range(0x40, 0xFD))
    found = {pair.decode("cp932", "replace"): pair for pair in pairs}
    return {
        char: pair
        for char, pair in found.items()
        if len(char) == 1 and char != "\ufffd" and char.encode("cp932") != pair
    }


def shift_jis(text: str, mark: str, decode: Callable[[bytes], str | None]) -> str | None:
    """Return *text*, read in Shift_JIS by mistake, as *decode* reads its bytes, with the code that fits best for each.

    ``HOLE`` stands for each *mark*.  ``None`` if the bytes cannot be had or read.
    """
    data = read_back(text, "cp932", mark)
    best = data if data is None else decode(data)
    if data is None or len(text) >= LONG or _ibm().keys().isdisjoint(text):
        return best
    codes = [HOLE if char == mark else char.encode("cp932") for char in text]
    doubtful = [i for i, char in enumerate(text) if char in _ibm()]
    for i in doubtful[:TRIED]:
        old, codes[i] = codes[i], _ibm()[text[i]]
        fresh = decode(b"".join(codes))
        if _worse(fresh, best):
            codes[i] = old
        else:
            best = fresh
    return best


def _worse(fresh: str | None, best: str | None) -> bool:
    if fresh is None or best is None:
        return fresh is None
    return weigh(fresh).mean <= weigh(best).mean
