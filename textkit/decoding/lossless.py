"""Decoding that accounts for every byte: what does not fit becomes U+FFFD and an entry in a list."""

from __future__ import annotations

import codecs
from contextvars import ContextVar
from typing import TYPE_CHECKING

from textkit.decoding import extra
from textkit.decoding.source import Loss
from textkit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

# No decoder yields this lone surrogate, so it marks a loss where U+FFFD itself may stand in the input.
_MARK = "\udcff"
_losses: ContextVar[list[tuple[int, bytes]]] = ContextVar("losses")


def _note(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _losses.get().append((error.start, error.object[error.start : error.end]))
    return _MARK, error.end


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
