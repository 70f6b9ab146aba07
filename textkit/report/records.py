"""Records: JSON lines, one object for each file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.tree.outcome import Outcome

SURROGATE = re.compile("[\ud800-\udfff]")  # no encoding can write one; JSON can name it


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
    """Return *value* as JSON that is as readable as can be and that UTF-8 can write."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return SURROGATE.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text)
