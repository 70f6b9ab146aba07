"""Records: JSON lines, one object for each file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from textkit.active import ACTIVE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from textkit.tree.outcome import Outcome


def report(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
    """Write each outcome as one line of JSON."""
    for outcome in outcomes:
        out.write(dumped(record(outcome)) + "\n")
        yield outcome


def record(outcome: Outcome) -> dict[str, Any]:
    """Return *outcome* as what JSON knows; offsets and columns count characters (``new`` is null for a note)."""
    findings = [finding._asdict() for finding in outcome.findings]
    known = {**outcome._asdict(), "path": str(outcome.path), "findings": findings}
    del known["spared"]  # which is for the configuration's own report
    return known


def dumped(value: Any, indent: int | None = None) -> str:
    """Return *value* as JSON that is as readable as can be, that UTF-8 can write, and in which nothing acts."""
    return ACTIVE.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(hit: re.Match[str]) -> str:
    """Return the character as JSON can name it; a line end is never within a string."""
    return hit[0] if hit[0] == "\n" else json.dumps(hit[0])[1:-1]
