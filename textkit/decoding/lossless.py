"""Decoding that accounts for every byte: what does not fit becomes U+FFFD and an entry in a list."""

from __future__ import annotations

import codecs
import re
from contextvars import ContextVar
from typing import TYPE_CHECKING

from textkit.decoding import extra
from textkit.decoding.source import Loss
from textkit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

# No decoder yields this lone surrogate, so it marks a loss where U+FFFD itself may stand in the input.
_MARK = "\udcff"
_RUN = re.compile(rb"[\x80-\xff]*")
# Encodings of pairs of bytes beyond ASCII, and those where the second byte of some is ASCII.
_ASCII_SECOND = {"gb18030", "gbk", "cp949"}
_PAIRED = _ASCII_SECOND | {"gb2312", "euc_kr", "euc_jp", "euc_jis_2004"}
_losses: ContextVar[list[tuple[int, bytes]]] = ContextVar("losses")


def _note(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    end = _in_phase(error) if error.encoding in _PAIRED else error.end
    _losses.get().append((error.start, error.object[error.start : end]))
    return _MARK, end


def _in_phase(error: UnicodeDecodeError) -> int:
    """Return where to go on after a bad byte so that what follows is cut into the right pairs.

    If an odd number of bytes beyond ASCII follows, the first of them is the other half of what was lost; left to
    itself it would pair with the next, and so on to the end of the line.
    """
    run = _RUN.match(error.object, error.end)
    if error.end - error.start > 1 or not run:
        return error.end
    follower = error.object[run.end() : run.end() + 1]
    unsure = b"0" <= follower <= b"~" and error.encoding in _ASCII_SECOND
    return error.end + (not unsure and len(run[0]) % 2)


codecs.register_error("textkit.note", _note)


def decoded(data: bytes, encoding: str, offset: int = 0) -> tuple[str, tuple[Loss, ...]]:
    """Return *data* as text and what was lost; *offset* is where *data* stood in the input, in bytes.

    Raises ``UserError`` if there is no text codec called *encoding*.
    """
    extra.register()
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        return _marked(data, encoding, offset)
    except LookupError:
        raise UserError(f"unknown encoding {encoding!r}; try a codec name of Python, such as gb18030") from None
    except (UnicodeError, ValueError) as error:
        raise UserError(f"cannot read as {encoding}: {error}") from None


def _marked(data: bytes, encoding: str, offset: int) -> tuple[str, tuple[Loss, ...]]:
    found: list[tuple[int, bytes]] = []
    token = _losses.set(found)
    try:
        text = data.decode(encoding, "textkit.note")
    finally:
        _losses.reset(token)
    places = _places(text)
    losses = tuple(Loss(offset + start, lost, at) for (start, lost), at in zip(found, places, strict=False))
    return text.replace(_MARK, "\ufffd"), losses


def _places(text: str) -> Iterator[int]:
    at = text.find(_MARK)
    while at >= 0:
        yield at
        at = text.find(_MARK, at + 1)
