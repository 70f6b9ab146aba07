from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from textkit import report
from textkit.report import FORMATS
from textkit.tree.undo import history


def log(
    log: Annotated[str, typer.Argument(metavar="FILE", help="The journal that --log wrote.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Only these files and folders; else all.")
    ] = None,
    format: Annotated[str, typer.Option(metavar="NAME", help=f"{', '.join(FORMATS)}.")] = "text",  # noqa: A002
) -> int:
    """Show what a journal says was done, file by file."""
    for _ in report.named(format)(history(Path(log), map(Path, paths or ())), sys.stdout):
        pass
    return 0
