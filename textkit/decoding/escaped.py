"""Seven-bit encodings that switch sets by escapes: ISO-2022-JP, -KR, -CN, and HZ.

Escapes alone prove nothing (terminals use them, programs hold ``~{``): what stands between them must read as text.
"""

from __future__ import annotations

import re

from textkit.decoding import extra
from textkit.decoding.likelihood import FLOOR, Language, score

# What chooses a set of two-byte characters; the last letters tell which.
_CHOICE = re.compile(rb"\x1b\$(?P<set>[@AB]|\([@-DOPQ]|\)[ACEG]|\*H)")
_KOREAN, _CHINESE = {b")C"}, {b")A", b")E", b")G", b"*H"}
_JAPANESE = ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2", "iso2022_jp_2004")
# A stretch of HZ: pairs from the rows of GB 2312, closed, or cut off by the end of the line or input.
_HZ = re.compile(rb"~\{(?:[!-w][!-~])+(?:~\}|.?(?:\n|\Z))")
_LANGUAGES: tuple[Language, ...] = ("zhs", "zht", "ja", "ko")
_SAMPLE = 1 << 14
_ENOUGH = 3  # stretches that outweigh a stray tilde elsewhere


def by_escapes(data: bytes) -> str | None:
    """Return the encoding that the escapes of *data* speak for, if what they enclose reads as text."""
    extra.register()
    found = {choice["set"] for choice in _CHOICE.finditer(data)}
    if found & _KOREAN:
        return _readable(data, ("iso2022_kr",))
    if found & _CHINESE:
        return _readable(data, ("iso2022_cn",))
    if found:
        return _readable(data, _JAPANESE)
    return _readable(data, ("hz",)) if _is_hz(data) else None


def _is_hz(data: bytes) -> bool:
    """Tell whether ``~{`` always opens a stretch of pairs, and other tildes are escaped or few beside these."""
    stretches = len(_HZ.findall(data))
    if stretches < data.count(b"~{"):
        return False
    rest = _HZ.sub(b"", data).replace(b"~~", b"").replace(b"~\n", b"").count(b"~")
    return stretches > 0 and (not rest or stretches >= _ENOUGH * rest)


def _readable(data: bytes, encodings: tuple[str, ...]) -> str | None:
    """Return that of *encodings* which loses least, if its reading is a likely one."""
    readings = {name: data.decode(name, "replace") for name in encodings}
    best = min(readings, key=lambda name: readings[name].count("\ufffd"))
    wide = "".join(character for character in readings[best] if character > "\x7f")[:_SAMPLE]
    return best if wide and score(wide, _LANGUAGES).mean > FLOOR else None
