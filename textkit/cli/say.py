"""What the command says for itself, on stderr: one line each, nothing in it that a terminal would obey."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from textkit.report.safe import shown


def complain(message: str, code: int) -> int:
    """Say what is wrong in one line on stderr, if that takes it, and return *code*, the exit code it makes."""
    try:
        sys.stderr.write(f"textkit: {shown(message)}\n")
        sys.stderr.flush()
    except OSError:
        give_up(sys.stderr)
    return code


def give_up(stream: TextIO) -> None:
    """Let what is still to be written to *stream* go nowhere; Python flushes once more on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
