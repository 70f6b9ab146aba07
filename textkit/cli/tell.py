"""What came of it: the report that was asked for, where it belongs, and the exit code.

People are told on stderr, in colour on a terminal; stdout is for documents, patches and what machines read.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from textkit import report
from textkit.cli.brief import brief
from textkit.cli.configured import foremost
from textkit.cli.say import complain
from textkit.errors import UserError
from textkit.report import progress
from textkit.report.safe import name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.cli.flags import Flags
    from textkit.cli.work import Goal
    from textkit.report import Report
    from textkit.tree.outcome import Outcome

FOUND, FAILED = 1, 2


def tell(outcomes: Iterable[Outcome], flags: Flags, goal: Goal) -> int:
    """Report *outcomes* as they come, as *flags* say, and return the exit code that they make."""
    chosen, out = _report(flags, goal)
    if not flags.quiet:
        outcomes = progress.report(outcomes, sys.stderr)
    told = out is sys.stderr and not flags.quiet
    code = 0
    for outcome in chosen(_paged(outcomes, flags.page) if flags.page else outcomes, out):
        code = max(code, _code(outcome, flags, goal))
        if outcome.trouble and not told:
            complain(f"{name(outcome.path)}: {outcome.trouble}", FAILED)
        elif goal == "diff" and outcome.changes and not (outcome.diff or flags.format or flags.quiet):
            complain(f"{name(outcome.path)}: {outcome.findings[0].why}; no patch shows that", FOUND)
    return code


def _paged(outcomes: Iterable[Outcome], file: str) -> Iterator[Outcome]:
    """Hand *outcomes* on, and write them as a page to *file*."""
    try:
        with Path(file).open("w", encoding="utf-8", newline="") as out:
            yield from report.named("html")(outcomes, out)
    except OSError as error:
        raise UserError(f"cannot write {file}: {(error.strerror or str(error)).lower()}") from None


def _report(flags: Flags, goal: Goal) -> tuple[Report, TextIO]:
    """Return the report to make and where it goes."""
    if flags.add_ignore:
        from textkit.cli.baseline import baseline

        file = foremost(flags).file or Path("textkit.toml")
        return partial(baseline, file=file), sys.stderr
    if flags.format not in ("", "text") and not (flags.quiet and goal == "filter"):
        return report.named(flags.format), sys.stderr if goal == "filter" else sys.stdout
    if goal == "diff":
        from textkit.report import patch

        return patch.report, sys.stdout
    if flags.quiet:
        return _nothing, sys.stderr
    if goal in ("filter", "write") and not flags.format:
        return brief, sys.stderr
    return report.named("text"), sys.stderr


def _code(outcome: Outcome, flags: Flags, goal: Goal) -> int:
    """Return the exit code that *outcome* alone makes."""
    if outcome.trouble:
        return FAILED
    if flags.add_ignore or goal == "filter" or (goal == "write" and not flags.exit_non_zero_on_fix):
        return 0
    return FOUND if outcome.changes or (goal == "report" and outcome.findings) else 0


def _nothing(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:  # noqa: ARG001 - as every report
    yield from outcomes
