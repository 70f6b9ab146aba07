from __future__ import annotations

from textkit.cli.flags import Flags, command
from textkit.cli.metadata import Generator, Lift, Suffix, asked
from textkit.cli.work import work
from textkit.recipes import Recipe


@command
def frontmatter(flags: Flags, *, generator: Generator = None, lift: Lift = False, suffix: Suffix = 0) -> int:
    """Mend the metadata block at the top of a document."""
    flags, wanted = asked(flags, generator, lift=lift, suffix=suffix)
    return work(flags, Recipe(("frontmatter",)), **wanted)
