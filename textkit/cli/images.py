from __future__ import annotations

from textkit.cli.flags import Flags, command
from textkit.cli.work import work
from textkit.recipes import Recipe


@command
def images(flags: Flags) -> int:
    """Prune image links by evidence."""
    return work(flags, Recipe(("images",)))
