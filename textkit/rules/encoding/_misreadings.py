"""Encodings that text is wrongly read in: how to get back the bytes that it was made from.

Each entry of ``READERS`` turns text into the bytes that this encoding reads as that text, or raises ``UnicodeError``.
Where the wrong reading left U+FFFD, a byte is gone; ``read_back`` puts ``HOLE`` there.
"""

from __future__ import annotations

import codecs
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

HOLE = b"\xff"  # no encoding here uses this byte in a character of CJK text

SHORT = 1000  # characters of a text whose bytes are kept

# One byte a character.  "latin" is ISO 8859-1 and its superset windows-1252 at once: browsers take them for the same.
SINGLE = ("latin", "cp437", "cp850", "mac_roman", "cp1251")
# Encodings of East Asia; the widest member of each family.
MULTI = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")

# The end of bytes that lack one byte of a three-byte UTF-8 character.
WANTS_ONE = compiled(rb"[\xe0-\xef][\x80-\xbf]\Z")


@cache
def _bytes_of(codec: str) -> dict[int, int]:
    """Return which byte each character was; bytes that the codec does not define are read as themselves."""
    found = {byte: byte for byte in range(0x80, 0xA0)}
    for byte in range(256):
        found[ord(bytes([byte]).decode(codec, "ignore") or chr(byte))] = byte
    return found


@cache
def _latin() -> dict[int, int]:
    return {**_bytes_of("cp1252"), **{byte: byte for byte in range(256)}}


def _single(codec: str, text: str) -> bytes:
    table = _latin() if codec == "latin" else _bytes_of(codec)
    return codecs.charmap_encode(text, "strict", table)[0]


def _gb18030(text: str) -> bytes:
    """Return the bytes of *text*, where a euro sign may be the lone byte 80 (Windows) or the pair A2 E3 (the standard).

    In UTF-8 read as GBK it is the pair if one byte is wanted before it and more bytes of a character follow it.
    """
    if len(text.encode("gb18030")) + len(text.encode("ascii", "ignore")) > 2 * len(text):
        raise UnicodeError  # a character of four bytes: no other encoding has bytes that read so
    first, *rest = (part.encode("gb18030") for part in text.split("\u20ac"))
    data = bytearray(first)
    for part in rest:
        data += b"\xa2\xe3" if WANTS_ONE.search(data[-3:]) and b"\x80" <= part[:1] < b"\xc0" else b"\x80"
        data += part
    return bytes(data)


@cache
def reader(codec: str) -> Callable[[str], bytes]:
    """Return the function that gives back the bytes which *codec* reads as a text, or raises ``UnicodeError``."""
    if codec in SINGLE:
        return lambda text: _single(codec, text)
    if codec == "gb18030":
        return _gb18030
    return lambda text: text.encode(codec)


def read_back(text: str, codec: str, mark: str = "\ufffd") -> bytes | None:
    """Return the bytes that *codec* read as *text*, with ``HOLE`` for each *mark*, or ``None`` if it cannot be.

    The same short text is asked for by every right encoding in turn, so the latest answers are kept.
    """
    return (_latest if len(text) < SHORT else _read_back)(text, codec, mark)


def _read_back(text: str, codec: str, mark: str) -> bytes | None:
    read = reader(codec)
    try:
        return HOLE.join(map(read, text.split(mark))) if mark in text else read(text)
    except UnicodeError:
        return None


_latest = lru_cache(64)(_read_back)
