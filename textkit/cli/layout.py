from __future__ import annotations

from textkit.cli.flags import Flags, command
from textkit.cli.work import work
from textkit.recipes import Recipe


@command
def layout(flags: Flags) -> int:
    """Mend lines and paragraphs: split, flattened, wrapped, and white space."""
    return work(flags, Recipe(("layout",)))
