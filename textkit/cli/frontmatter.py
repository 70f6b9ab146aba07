from __future__ import annotations

from textkit.cli.flags import Flags, command
from textkit.cli.work import work
from textkit.recipes import Recipe


@command
def frontmatter(flags: Flags) -> int:
    """Mend the metadata block at the top of a document."""
    return work(flags, Recipe(("frontmatter",)))
