"""Progress: how many files are done, on a terminal only, on a line that is gone before anything else is written."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO

from textkit.report.safe import name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.tree.outcome import Outcome

PATIENCE, PACE = 0.5, 0.1  # seconds before the first line, and between two
ERASE = "\r\x1b[K"


def report(outcomes: Iterable[Outcome], out: TextIO, clock: Callable[[], float] = time.monotonic) -> Iterator[Outcome]:
    """Hand *outcomes* on, and show on the terminal *out* how far they are."""
    if not out.isatty():
        yield from outcomes
        return
    due, shown = clock() + PATIENCE, False
    try:
        for count, outcome in enumerate(outcomes, 1):
            quiet = outcome.state == "clean"  # of which no report says anything
            if shown and not quiet:
                out.write(ERASE)
                shown = False
            if quiet and clock() >= due:
                out.write(f"{ERASE}{count:,} files … {name(outcome.path)[-60:]}")
                out.flush()
                due, shown = clock() + PACE, True
            yield outcome
    finally:
        if shown:
            out.write(ERASE)
            out.flush()
