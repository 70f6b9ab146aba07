"""Patch: what would change, as ``patch`` and git read it; on a terminal coloured, and with nothing in it that acts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from textkit.report.safe import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.tree.outcome import Outcome

STYLES = (("---", "bold"), ("+++", "bold"), ("@@", "cyan"), ("-", "red"), ("+", "green"))  # the first that fits


def report(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
    """Write the patch of each outcome as it comes."""
    write = _painter(out) if out.isatty() else out.write
    for outcome in outcomes:
        write(outcome.diff)
        yield outcome


def _painter(out: TextIO) -> Callable[[str], object]:
    """Return what writes a patch to the terminal *out*."""
    paint = _colours(out) if not os.environ.get("NO_COLOR") else None

    def write(diff: str) -> None:
        for line in diff.split("\n")[:-1]:
            safe = line[:1] + shown(line[1:])
            if paint:
                paint(safe, next((style for mark, style in STYLES if line.startswith(mark)), ""))
            else:
                out.write(f"{safe}\n")

    return write


def _colours(out: TextIO) -> Callable[[str, str], object]:
    """Return what writes a line in a style to the terminal *out*."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False, soft_wrap=True)
    return lambda line, style: console.print(Text(line, style))
