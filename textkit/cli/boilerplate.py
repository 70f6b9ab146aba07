from __future__ import annotations

from textkit.cli.flags import Flags, command
from textkit.cli.work import work
from textkit.recipes import Recipe


@command
def boilerplate(flags: Flags) -> int:
    """Take page furniture and spam out of a page."""
    return work(flags, Recipe(("boilerplate",)))
