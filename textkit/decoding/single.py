"""Single-byte encodings, which chardet knows.  The only module that imports it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from textkit.decoding.words import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chardet import DetectionDict

# What text in bytes is made of; UTF-16 has others too.
TEXTUAL = bytes({*range(0x20, 0x100), *b"\t\n\r\x0c\x1b"})
_HIGH = bytes(range(0x80, 0x100))
# An accented letter: at a letter, and two bytes away from any other byte beyond ASCII; or two of them in one word,
# with one letter between them ("téléphone").
_ALONE = re.compile(
    rb"(?<![\x80-\xff])(?<![\x80-\xff][\x00-\x7f])"
    rb"(?:(?<=[A-Za-z])[\x80-\xff](?![A-Z])|(?<=[A-Z])[\x80-\xff](?=[A-Z])|[\x80-\xff](?:[a-z][\x80-\xff])?(?=[a-z]))"
    rb"(?![\x80-\xff]|[\x00-\x7f][\x80-\xff])"
)
_SURE = 0.5  # chardet's own confidence; below it a single stray byte may have turned the answer
_UNSURE = 0.25  # below this chardet names any of its eighty encodings for a short text
_NEARLY = 0.15  # of the confidence of its first answer
# What files that say no encoding are in: the code pages of Windows, KOI8, and ISO 8859 where they are no part of these.
_USUAL = frozenset({*(f"windows-125{i}" for i in range(9)), "koi8-r", "koi8-u", "iso-8859-2", "iso-8859-5", "cp874"})
_LONG = 300  # bytes, from which on a letter that occurs just once is a little thing
_STRAYS = 4
# The encodings that hold all of a smaller one, and that the world means by its name.
_LARGER = {
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
}


def is_latin(pieces: Iterable[bytes]) -> bool:
    """Tell whether *pieces* are in an alphabet of Latin letters: most bytes beyond ASCII stand alone in words.

    In multi-byte text they stand beside each other, or every other byte is one.
    """
    data = b"\n".join(pieces)
    if data.translate(None, TEXTUAL):
        return False
    return 2 * beyond(b"".join(_ALONE.findall(data))) > beyond(data)


def beyond(data: bytes) -> int:
    """Return how many bytes of *data* are beyond ASCII."""
    return len(data) - len(data.translate(None, _HIGH))


def single_byte(data: bytes) -> tuple[str, float]:
    """Return what chardet says of *data* and how sure it is.

    *data* is a sample of the whole input, since chardet by itself reads the first 200 KB only.
    """
    answer = _answer(data)
    strays = bytes(byte for byte, count in Counter(data).items() if byte >= 0x80 and count == 1)
    if answer[1] < _SURE and len(data) >= _LONG and 0 < len(strays) <= _STRAYS:
        return max(answer, _answer(data.translate(None, strays)), key=lambda found: found[1])
    return answer


def _answer(data: bytes) -> tuple[str, float]:
    import chardet

    found = chardet.detect(data)
    if _is_ebcdic(found["encoding"]) and not _has_ebcdic_spaces(data):
        others = chardet.detect_all(data, ignore_threshold=True)
        found = next((other for other in others if not _is_ebcdic(other["encoding"])), found | {"encoding": None})
    if (found["confidence"] or 0) < _UNSURE:
        found = _written(data) or found
    name = found["encoding"] or "cp1252"
    return _LARGER.get(name.lower(), name), float(found["confidence"] or 0)


def _written(data: bytes) -> DetectionDict | None:
    """Return the likeliest of the usual encodings in which all words of *data* are as people write them."""
    import chardet

    others = chardet.detect_all(data, ignore_threshold=True)
    for found in others:
        likely = found["confidence"] > _NEARLY * others[0]["confidence"]
        if likely and (found["encoding"] or "").lower() in _USUAL:
            text = data.decode(found["encoding"] or "", "replace")
            if written(text):
                return found
    return None


def _is_ebcdic(name: str | None) -> bool:
    return bool(name) and b"@".decode(name or "", "replace") == " "


def _has_ebcdic_spaces(data: bytes) -> bool:
    """Tell whether *data* has the spaces of EBCDIC and none of ASCII's; Chinese by accident has neither so."""
    return data.count(b"\x40") > len(data) / 20 and data.count(b" ") < len(data) / 100
