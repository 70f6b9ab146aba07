from __future__ import annotations

from textkit.cli.flags import Flags, command
from textkit.cli.metadata import Generator, Lift, asked
from textkit.cli.work import work
from textkit.recipes import Recipe


@command
def frontmatter(flags: Flags, *, generator: Generator = None, lift: Lift = False) -> int:
    """Mend the metadata block at the top of a document."""
    flags, options = asked(flags, generator, lift=lift)
    return work(flags, Recipe(("frontmatter",)), **options)
