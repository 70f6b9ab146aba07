"""What the command says for itself, on stderr: one line each, nothing in it that a terminal would obey."""

from __future__ import annotations

import re
import sys

# C0 and C1 control characters but the tab, and marks that turn the direction of text around.
CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """Return *text* with its control characters escaped."""
    return CONTROLS.sub(lambda hit: hit[0].encode("unicode_escape").decode(), text)


def complain(message: str, code: int) -> int:
    """Say what is wrong in one line on stderr, and return *code*, the exit code it makes."""
    sys.stderr.write(f"textkit: {shown(message)}\n")
    return code
