from __future__ import annotations

from textkit.cli import clean
from textkit.cli.flags import Flags, command
from textkit.cli.work import work


@command
def check(flags: Flags, *, name: clean.Name = "", listed: clean.Listed = "", to: clean.To = "") -> int:
    """Report what clean would change, and change nothing."""
    return work(flags, clean.chosen(name, listed), "report", variant={"to": to})
