from __future__ import annotations

from textkit.cli.flags import Flags, command
from textkit.cli.work import work
from textkit.recipes import Recipe


@command
def glosses(flags: Flags) -> int:
    """Take out readings that were put behind characters."""
    return work(flags, Recipe(("glosses",)))
