"""What the command says for itself, on stderr: one line each, nothing in it that a terminal would obey."""

from __future__ import annotations

import sys

from textkit.report.safe import shown


def complain(message: str, code: int) -> int:
    """Say what is wrong in one line on stderr, and return *code*, the exit code it makes."""
    sys.stderr.write(f"textkit: {shown(message)}\n")
    return code
