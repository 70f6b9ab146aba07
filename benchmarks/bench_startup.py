"""How long the command takes to start: each job over a small clean page, against ``python -c "import typer"``.

All are run in turns, so that whatever else the machine does falls on all.  The ratio is that of processor time (user
and system, of the child), which other work on the machine disturbs less than the time on the clock.
Goals: ``images`` at most 1.6, ``clean``, which has every job's rules to look through, at most 2.5.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from statistics import median
from time import perf_counter
from typing import NamedTuple

from textkit.catalog import JOBS

ROUNDS = 20
PAGE = "# 标题\n\n一段文字，有一张图。\n\n![图](/images/a.png)\n".encode()
TYPER = "python -c 'import typer'"
COMMANDS = {
    "python -c 'pass'": [sys.executable, "-c", "pass"],
    TYPER: [sys.executable, "-c", "import typer"],
    **{f"textkit {name}": [sys.executable, "-m", "textkit", name] for name in (*JOBS, "clean")},
    "textkit convert": [sys.executable, "-m", "textkit", "convert", "--to", "hans"],
}


# An installed package has its bytecode beside it; an environment that forbids to write it would measure the compiler.
ENVIRON = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class Taken(NamedTuple):
    """Seconds: on the clock, and of the processor."""

    clock: float
    cpu: float


def taken(command: list[str]) -> Taken:
    """Return how long *command* takes with a small page on stdin."""
    before, start = _children(), perf_counter()
    subprocess.run(command, input=PAGE, stdout=subprocess.DEVNULL, env=ENVIRON, check=True)
    return Taken(perf_counter() - start, _children() - before)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print one table."""
    runs: dict[str, list[Taken]] = {name: [] for name in COMMANDS}
    for command in COMMANDS.values():
        taken(command)
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            runs[name].append(taken(command))
    base = median(run.cpu for run in runs[TYPER])
    print(f"{f'median of {ROUNDS}':26s} {'ms clock':>9s} {'ms cpu':>7s} {'ratio':>6s}")
    for name, times in runs.items():
        clock, cpu = median(run.clock for run in times), median(run.cpu for run in times)
        print(f"{name:26s} {1000 * clock:9.1f} {1000 * cpu:7.1f} {cpu / base:6.2f}")


if __name__ == "__main__":
    main()
