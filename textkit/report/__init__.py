"""Reports: what came of the files, for people and for machines; one module per format.

Each format is a function ``report(outcomes, out) -> Iterator[Outcome]`` that writes to *out* and hands every outcome
on, so that reports can be chained; it finishes when it is run dry.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from textkit.errors import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.tree.outcome import Outcome

# What a user calls a format, and the module it is in (which must not be called as one of Python's own).
FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "array",
    "jsonl": "records",
    "github": "github",
    "sarif": "sarif",
    "html": "page",
}


class Report(Protocol):
    """What every format offers."""

    def __call__(self, outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
        """Write *outcomes* to *out*, and yield each on."""


def named(name: str) -> Report:
    """Return the report called *name*; raises ``UserError`` if there is none."""
    if name not in FORMATS:
        raise unknown("format", name, FORMATS)
    return cast("Report", import_module(f"textkit.report.{FORMATS[name]}").report)
