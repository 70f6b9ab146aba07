"""Safe: document text and file names as a terminal or a log may show them, with nothing that acts.

Called by the reports for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.active import ACTIVE

if TYPE_CHECKING:
    import os

    from textkit.pipeline import Finding

NAMED = {"\n": "⏎", "\t": "→", "\r": "␍"}


def shown(text: str, limit: int = 0) -> str:
    """Return *text* on one line with its control characters visible, shortened in the middle to *limit* characters."""
    if limit and len(text) > limit:
        half = limit // 2
        text = f"{text[:half]} … {len(text) - 2 * half} characters … {text[-half:]}"
    return ACTIVE.sub(lambda hit: NAMED.get(hit[0]) or f"<U+{ord(hit[0]):04X}>", text)


def said(finding: Finding) -> str:
    """Return on one line why *finding* was found, and what becomes what."""
    change = "" if finding.new is None else f': "{shown(finding.old, 60)}" → "{shown(finding.new, 60)}"'
    return shown(finding.why) + change


def name(path: str | os.PathLike[str]) -> str:
    """Return *path* so that it can be printed: bytes that are no UTF-8 and control characters are escaped."""
    raw = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return ACTIVE.sub(lambda hit: f"\\x{ord(hit[0]):02x}", raw)
