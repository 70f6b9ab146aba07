"""Outcome: what came of one file, small enough to cross from a worker to the parent; no text but what changed.

Made by ``batch``; read by the reports, the cache and the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textkit.pipeline import Finding

State = Literal["clean", "found", "written", "refused", "failed", "skipped"]


class Problem(NamedTuple):
    """A path that cannot be taken, and why."""

    path: Path
    reason: str


class Outcome(NamedTuple):
    """What came of *path*.

    ``state``: ``clean`` (nothing to say), ``found`` (something to say, nothing written), ``written``,
    ``refused`` (would change, but must not: ``reason``), ``failed`` (not read: ``reason``), ``skipped`` (binary).
    ``changes`` says whether its bytes would change or have changed.
    ``diff`` is a unified diff where one was asked for.  ``size`` is in bytes.  ``spared`` are the exceptions that were
    of use: the number of each, and its phrase (empty: the whole file).
    """

    path: Path
    state: State
    findings: Sequence[Finding] = ()
    changes: bool = False
    reason: str = ""
    encoding: str = ""
    newline: str = ""
    size: int = 0
    diff: str = ""
    spared: Sequence[tuple[int, str]] = ()

    @property
    def trouble(self) -> str:
        """Why the file was not read or not written; empty where all is well."""
        return self.reason if self.state in {"failed", "refused"} else ""
