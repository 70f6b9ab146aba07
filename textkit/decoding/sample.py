"""Windows spread through the whole of an input: enough to judge it by, whatever its size and however it begins."""

from __future__ import annotations

import re

WINDOWS, WIDTH = 8, 512
_HIGH = re.compile(rb"[\x80-\xff]")
# No encoding here has a byte below 0x30 inside a character, so behind one a character begins.
_SAFE = re.compile(rb"[\x00-\x2f]")
_CONTEXT = 64  # bytes of ASCII in front of the first other byte; with much more chardet sees nothing else
_PATIENCE = 2048  # bytes to look for a safe place before an unsafe one will do


def windows(data: bytes, width: int = WIDTH) -> list[bytes]:
    """Return up to eight pieces of *data*, each of *width* bytes and with some beyond ASCII; none if there are none."""
    first = None if data.isascii() else _HIGH.search(data)
    if not first:
        return []
    start = max(0, first.start() - _CONTEXT)
    if len(data) - start <= WINDOWS * width:
        return [data[start:]]
    found: list[bytes] = []
    step, at = (len(data) - start) // WINDOWS, start
    for number in range(WINDOWS):
        begun = _begin(data, max(at, start + number * step)) if number else start
        if begun is None:
            break
        at = _safe(data, begun + width, 64)
        found.append(data[begun:at])
    return found


def even_windows(data: bytes) -> list[bytes]:
    """Return as much of *data*, spread as far, in pieces that begin at even offsets, as UTF-16 needs."""
    step = max(len(data) // WINDOWS, WIDTH) & ~1
    return [data[at : at + WIDTH] for at in range(0, len(data), step)]


def _begin(data: bytes, at: int) -> int | None:
    high = _HIGH.search(data, _safe(data, at, _PATIENCE))
    return high.start() if high else None


def _safe(data: bytes, at: int, patience: int) -> int:
    safe = _SAFE.search(data, at, at + patience)
    return safe.end() if safe else at
