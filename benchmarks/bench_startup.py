"""How long the command takes to start: ``textkit images < small.md`` against ``python -c "import typer"``.

Both are run in turns, so that whatever else the machine does falls on both.  Goal: the ratio is at most 1.6.
"""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import perf_counter

ROUNDS = 40
PAGE = "# 标题\n\n一段文字，有一张图。\n\n![图](/images/a.png)\n".encode()
COMMANDS = {
    "python -c 'pass'": [sys.executable, "-c", "pass"],
    "python -c 'import typer'": [sys.executable, "-c", "import typer"],
    "textkit images": [sys.executable, "-m", "textkit", "images"],
    "textkit clean": [sys.executable, "-m", "textkit", "clean"],
}


# An installed package has its bytecode beside it; an environment that forbids to write it would measure the compiler.
ENVIRON = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """Return how long *command* takes with a small page on stdin."""
    start = perf_counter()
    subprocess.run(command, input=PAGE, stdout=subprocess.DEVNULL, env=ENVIRON, check=True)
    return perf_counter() - start


def main() -> None:
    """Print one table."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for command in COMMANDS.values():
        seconds(command)
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command))
    base = median(taken["python -c 'import typer'"])
    print(f"{'median of ' + str(ROUNDS):26s} {'ms':>7s} {'ratio':>6s}")
    for name, times in taken.items():
        print(f"{name:26s} {1000 * median(times):7.1f} {median(times) / base:6.2f}")


if __name__ == "__main__":
    main()
