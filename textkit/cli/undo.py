from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from textkit.cli.flags import Flags
from textkit.cli.tell import tell
from textkit.tree import undo as taking_back


def undo(
    log: Annotated[str, typer.Argument(metavar="FILE", help="The journal that --log wrote.")],
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Only these; else all.")] = None,
) -> int:
    """Give files the bytes back that they had before the runs in a journal."""
    return tell(taking_back.undo(Path(log), Path(), map(Path, paths or ())), Flags(), "write")
