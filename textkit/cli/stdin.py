"""Stdin, for what reads it; only there does it matter that somebody has closed it."""

from __future__ import annotations

import sys
from typing import TextIO, cast

from textkit.errors import UserError


def read() -> bytes:
    """Return all that comes from stdin; raises ``UserError`` if it is closed."""
    stream = cast("TextIO | None", sys.stdin)
    if stream is None:
        raise UserError("stdin is closed")
    return stream.buffer.read()
