"""What ``textkit boilerplate --explain`` prints: every line of a page with its score, zone and reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from textkit.cli import stdin
from textkit.decoding import decode
from textkit.document import Document
from textkit.errors import UserError
from textkit.newlines import fold
from textkit.rules.boilerplate._explain import explain
from textkit.tree import files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textkit.rules.boilerplate._explain import Row


def explained(paths: Iterable[str], slack: float) -> int:
    """Print the lines of each of *paths* (``-`` is stdin) on stdout; returns the exit code."""
    console = Console(highlight=False, soft_wrap=True)
    for path in paths:
        data = stdin.read() if path == "-" else _loaded(Path(path))
        for row in explain(Document(fold(decode(data).text)[0]), slack):
            console.print(_line(row))
    return 0


def _loaded(path: Path) -> bytes:
    try:
        return files.load(path)
    except UserError as error:
        raise UserError(f"{path}: {error}") from None


def _line(row: Row) -> Text:
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in row.text)
    style = "green" if row.stays else "red"
    sign = "+" if row.stays else "-"
    return Text.assemble(
        (f"{sign} {row.line:5d} {row.score:6.1f} {row.zone:6s} ", style), (f"{row.why:14s} ", "dim"), (shown, style)
    )
