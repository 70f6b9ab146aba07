"""Array: JSON, one array with an object for each file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from textkit.report.records import dumped, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.tree.outcome import Outcome


def report(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
    """Write *outcomes* as they come, inside one array."""
    between = "["
    for outcome in outcomes:
        out.write(f"{between}\n{dumped(record(outcome))}")
        between = ","
        yield outcome
    out.write("[]\n" if between == "[" else "\n]\n")
