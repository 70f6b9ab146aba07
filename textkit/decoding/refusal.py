"""What our own codecs do with bytes that mean nothing: what Python's codecs do."""

from __future__ import annotations

import codecs


def refused(codec: str, data: bytes, start: int, end: int, errors: str) -> str:
    """Return what the handler called *errors* puts in place of ``data[start:end]``; it may raise."""
    handler = codecs.lookup_error(errors)
    return str(handler(UnicodeDecodeError(codec, data, start, end, "not a character"))[0])


def unfit(codec: str, text: str, at: int, errors: str) -> bytes:
    """Return what the handler called *errors* puts in place of ``text[at]``; it may raise."""
    handler = codecs.lookup_error(errors)
    new = handler(UnicodeEncodeError(codec, text, at, at + 1, "not in this character set"))[0]
    return new if isinstance(new, bytes) else new.encode("ascii")
