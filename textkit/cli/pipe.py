"""Bytes in, bytes out: stdin through a plan to stdout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.cli import stdin
from textkit.cli.tell import tell
from textkit.errors import UserError, internal
from textkit.tree import files
from textkit.tree.examine import examine, told
from textkit.tree.outcome import Outcome

if TYPE_CHECKING:
    from textkit.cli.flags import Flags
    from textkit.cli.work import Goal
    from textkit.tree.examine import Order


def pipe(flags: Flags, order: Order, goal: Goal) -> int:
    """Take stdin to *goal*, and return the exit code.

    What must not be touched goes through as it came, so that nothing is lost further down the pipe.
    """
    path, data = Path(flags.stdin_filename or "-"), stdin.read()
    try:
        fresh, outcome = _examined(data, path, order)
    except UserError as error:
        fresh, outcome = data, Outcome(path, "failed", reason=str(error))
    except Exception as error:  # noqa: BLE001 - a bug must not cost the text
        fresh, outcome = data, Outcome(path, "failed", reason=internal(error))
    if goal == "filter":
        sys.stdout.buffer.write(fresh)
    return tell([outcome], flags, goal)


def _examined(data: bytes, path: Path, order: Order) -> tuple[bytes, Outcome]:
    if files.binary(data):
        raise UserError("binary, not text")
    seen = examine(data, path, order)
    return seen.fresh, told(path, seen, order)
