"""A list written with `-x` for `- x`: YAML reads one text with dashes in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.frontmatter._block import entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.rules.frontmatter._block import Block
    from textkit.rules.frontmatter._nodes import Entry

# A line that is a dash with something right behind it, below the line of the key.
CLUE = compiled(r"^[ \t]*-[^\s-]", re.MULTILINE)
RUN = compiled(r"-[^\s-][^\n]*(?:\n[ \t]*-[^\s-][^\n]*)*")


def dashed(block: Block) -> Iterator[Entry]:
    """Yield each entry whose value is such a list, every line of it."""
    if block.format != "yaml" or not CLUE.search(block.text):
        return
    for entry in entries_of(block):
        raw = block.text[entry.value.start : entry.value.end].rstrip()
        below = "\n" in block.text[entry.key.end : entry.value.start]
        if below and not entry.value.style and entry.value.kind != "list" and RUN.fullmatch(raw):
            yield entry
