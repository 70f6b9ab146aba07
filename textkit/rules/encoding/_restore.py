"""Bytes with holes back to text: what is whole is decoded, and each character that lost a byte becomes U+FFFD.

Nothing is invented here: a character appears only when all its bytes are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.encoding._misreadings import HOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

LOST = "\ufffd"
# Share of bytes in well-formed sequences, and where holes broke some; an eighth of the pairs of GBK are one by chance.
MOSTLY, HALF = 0.85, 0.7
RUN = compiled(f"{LOST}+")

# UTF-8: whole characters; or what is left of those that lost a byte at a hole or without a trace.
UTF8 = compiled(
    rb"(?P<whole>(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+)"
    rb"|(?P<harm>(?:[\xc0-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xfe][\x80-\xbf]{0,2})?\xff*[\x80-\xbf]*)"
)
# Two bytes a character (GB 18030 also has four); the holes take a first byte, a second one, or both.
PAIRS = compiled(
    rb"(?P<whole>(?:[\x00-\x7f]|[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x80-\xfe][\x40-\xfe])+)"
    rb"|(?P<harm>\xff[\x80-\xff]?|[\x80-\xfe]\xff|[\x80-\xfe])"
)
# Shift_JIS has one-byte katakana between its two-byte characters.
SHIFT_JIS = compiled(
    rb"(?P<whole>(?:[\x00-\x7f\xa1-\xdf]|[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc])+)"
    rb"|(?P<harm>\xff[\x80-\xff]?|[\x81-\x9f\xe0-\xfc]\xff|[\x80-\xfe])"
)
GRAMMARS = {"utf-8": UTF8, "cp932": SHIFT_JIS}

# Characters of two or three bytes in UTF-8, of which a hole may have taken one byte.
WELL_FORMED = compiled(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf\xff][\x80-\xbf\xff]|[\xc2-\xdf]\xff")
HIGH = bytes(range(0x80))


def is_utf8(data: bytes) -> bool:
    """Say whether *data* proves itself as UTF-8, in whatever language, holes apart."""
    beyond = len(data.translate(None, HIGH + HOLE))
    sequences = WELL_FORMED.findall(data)
    return len(b"".join(sequences).replace(HOLE, b"")) > (HALF if HOLE in data else MOSTLY) * beyond


def strict(data: bytes, codec: str) -> str | None:
    """Return *data* decoded, or ``None`` if a byte does not fit."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def lossy(data: bytes, codec: str, mark: str = LOST) -> str:
    """Return *data* decoded, with U+FFFD for each character that lost a byte; a hole between whole ones is a *mark*."""
    if codec == "utf-16-le":
        return _units(data)
    return "".join(_pieces(data, codec, mark))


def _pieces(data: bytes, codec: str, mark: str) -> Iterator[str]:
    for token in GRAMMARS.get(codec, PAIRS).finditer(data):
        if whole := token["whole"]:
            text = whole.decode(codec, "replace")
            yield RUN.sub(LOST, text) if LOST in text else text
        elif harm := token["harm"]:
            yield mark if harm == HOLE else LOST * -(-len(harm) // (3 if codec == "utf-8" else 2))


def _units(data: bytes) -> str:
    """Decode UTF-16, two bytes at a time from the start; a unit with a hole in it is lost."""
    at, bad = data.find(HOLE), set()
    while at >= 0:
        bad.add(at // 2)
        at = data.find(HOLE, at + 1)
    text = data[: len(data) & ~1].decode("utf-16-le", "surrogatepass")
    return "".join(LOST if i in bad or "\ud800" <= c <= "\udfff" else c for i, c in enumerate(text))
