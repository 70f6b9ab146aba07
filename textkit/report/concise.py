"""Concise: one line for each finding, ``path:line:column: rule why``, for editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from textkit.report.safe import name, said, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.tree.outcome import Outcome


def report(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
    """Write a line for each finding, and one for each file that could not be read or written."""
    for outcome in outcomes:
        path = name(outcome.path)
        for found in sorted(outcome.findings, key=lambda f: (f.start, f.end)):
            print(f"{path}:{found.line}:{found.column}: {shown(found.rule)}: {said(found)}", file=out)
        if outcome.trouble:
            print(f"{path}: {outcome.state}: {shown(outcome.trouble)}", file=out)
        yield outcome
