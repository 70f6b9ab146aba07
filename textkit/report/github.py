"""GitHub: workflow commands, which a pull request shows beside the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from textkit.report.safe import name, said, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.tree.outcome import Outcome


def report(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
    """Write a warning for each finding, and an error for each file that could not be read or written."""
    for outcome in outcomes:
        file = _property(name(outcome.path))
        for found in sorted(outcome.findings, key=lambda f: (f.start, f.end)):
            place = f"file={file},line={found.line},col={found.column},title={_property(shown(found.rule))}"
            print(f"::warning {place}::{_message(said(found))}", file=out)
        if outcome.trouble:
            print(f"::error file={file}::{_message(shown(outcome.trouble))}", file=out)
        yield outcome


def _message(text: str) -> str:
    """Return *text* as the runner reads it in a message (its own escapes, from actions/toolkit ``command.ts``)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
