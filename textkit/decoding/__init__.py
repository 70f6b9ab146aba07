"""Decoding: bytes to text, whatever the encoding; and back.

Called by ``files`` and as ``textkit.decode``.  Evidence is looked for only where the bytes are not plain UTF-8, and
its modules are imported only then.
"""

from __future__ import annotations

import codecs
from typing import Literal

from textkit.decoding.encoding import codec, encode, moved
from textkit.decoding.source import MIXED, Loss, Run, Source, newline_of
from textkit.errors import UserError

__all__ = ["MIXED", "Loss", "Run", "Source", "codec", "decode", "encode", "moved", "newline_of"]

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Codecs whose name leaves to the mark what the bytes are, and what they are without one.
_OPEN = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


def decode(data: bytes, *, encoding: str | None = None, errors: Literal["replace", "strict"] = "replace") -> Source:
    """Decode *data*, in *encoding* if one is given and otherwise in the one that its bytes speak for.

    Bytes that mean nothing become U+FFFD, each with an entry in ``Source.losses``; with ``errors="strict"``
    they raise ``UserError``, as an unknown *encoding* does.
    """
    if encoding is None and (plain := _plain(data)):
        return plain
    source = _marked(data, encoding) or _guessed(data)
    if errors == "strict" and source.losses:
        first = source.losses[0]
        raise UserError(f"byte {first.start}: {first.data.hex(' ')} means nothing in {source.encoding}")
    return source


def _plain(data: bytes) -> Source | None:
    """Return *data* as UTF-8 if it is that and nothing in it speaks for another encoding: the common case."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    # Zeros may be UTF-16; escapes and tildes in ASCII may be ISO-2022 or HZ.  A short string is searched faster than
    # bytes, but one of wide characters slower.
    if text.isascii():
        strange = "\0" in text or "\x1b" in text or "~" in text
        newline = newline_of(text)
    else:
        strange = b"\0" in data or text[0] == "\ufeff"
        newline = newline_of(text) if b"\r" in data else "\n" if b"\n" in data else ""
    return None if strange else Source(text, "utf-8", b"", newline, 1.0)


def _marked(data: bytes, encoding: str | None) -> Source | None:
    """Return *data* in *encoding*, or in that of its byte-order mark; nothing if there is neither."""
    bom, spoken = next(((bom, name) for bom, name in BOMS if data.startswith(bom)), (b"", ""))
    name = _meant(encoding, spoken) if encoding else spoken
    if not name:
        return None
    from textkit.decoding.lossless import decoded

    bom = bom if not encoding or _canonical(name) == spoken else b""
    text, losses = decoded(data[len(bom) :], name, len(bom))
    return Source(text, name, bom, newline_of(text), 1.0, losses)


def _meant(encoding: str, spoken: str) -> str:
    """Return the encoding to use where the name that was given leaves it to the byte-order mark."""
    name = _canonical(encoding)
    if name not in _OPEN:
        return encoding
    return spoken if spoken.startswith(name[:5]) else _OPEN[name]


def _canonical(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return encoding


def _guessed(data: bytes) -> Source:
    from textkit.decoding.guessed import guessed

    return guessed(data)
