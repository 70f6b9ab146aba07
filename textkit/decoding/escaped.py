"""Seven-bit encodings that switch sets by escapes: ISO-2022-JP, -KR, -CN, and HZ.

Escapes alone prove nothing (terminals use them, programs hold ``~{``): what stands between them must read as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.decoding import extra
from textkit.decoding.likelihood import FLOOR, score

if TYPE_CHECKING:
    from textkit.frequencies import Language

# What chooses a set of two-byte characters; the last letters tell which.
_CHOICE = re.compile(rb"\x1b\$(?P<set>[@AB]|\([@-DOPQ]|\)[ACEG]|\*H)")
_KOREAN, _CHINESE = {b")C"}, {b")A", b")E", b")G", b"*H"}
_JAPANESE = ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2", "iso2022_jp_2004")
# A stretch of HZ: pairs from the rows of GB 2312, closed, or cut off by the end of the line or input.
_HZ = re.compile(rb"~\{(?:[!-w][!-~])+(?:~\}|.?(?:\n|\Z))")
_LANGUAGES: tuple[Language, ...] = ("hans", "hant", "ja", "ko")
_CLUES = (b"\x1b$", b"~{")
_STRETCH = 512  # bytes of each piece of the sample
_ENOUGH = 3  # stretches that outweigh a stray tilde elsewhere


def by_escapes(data: bytes) -> str | None:
    """Return the encoding that the escapes of *data*, which is ASCII, speak for, if what they enclose reads as text."""
    escape, tilde = (_sample(data, clue) for clue in _CLUES)
    found = {choice["set"] for choice in _CHOICE.finditer(escape)}
    if found & _KOREAN:
        return _readable(escape, ("iso2022_kr",))
    if found & _CHINESE:
        return _readable(escape, ("iso2022_cn",))
    if found:
        return _readable(escape, _JAPANESE)
    return _readable(tilde, ("hz",)) if _is_hz(tilde) else None


def _sample(data: bytes, clue: bytes) -> bytes:
    """Return lines of *data* from its beginning and from where *clue* stands, since every line begins in ASCII."""
    if clue[:1] not in data or clue not in data:  # one byte is found ten times as fast as two
        return b""
    if len(data) <= 8 * _STRETCH:
        return data
    pieces, end, last = [], 0, data.rfind(clue)
    for at in range(0, len(data), len(data) // 8):
        place = max(data.find(clue, at) if at <= last else at, end)
        start = data.rfind(b"\n", end, place) + 1 or place
        end = data.find(b"\n", start + _STRETCH) + 1 or len(data)
        pieces.append(data[start : min(end, start + 2 * _STRETCH)])
    return data[: data.find(b"\n") + 1] + b"\n".join(pieces)


def _is_hz(data: bytes) -> bool:
    """Tell whether ``~{`` always opens a stretch of pairs, and other tildes are escaped or few beside these."""
    rest, stretches = _HZ.subn(b"", data)
    stray = rest.replace(b"~~", b"").replace(b"~\n", b"").count(b"~")
    return stretches > 0 and b"~{" not in rest and stretches >= _ENOUGH * stray


def _readable(data: bytes, encodings: tuple[str, ...]) -> str | None:
    """Return that of *encodings* which loses least, if its reading is a likely one."""
    extra.register()
    readings = {name: data.decode(name, "replace") for name in encodings}
    best = min(readings, key=lambda name: readings[name].count("\ufffd"))
    found = score(readings[best], _LANGUAGES)
    return best if found.signs and found.mean > FLOOR else None
