"""Renaming a key where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit, Note
from textkit.rules.frontmatter._block import named
from textkit.rules.frontmatter._splice import meaning_of, proved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.rules.frontmatter._block import Block
    from textkit.rules.frontmatter._nodes import Entry


def renamed(block: Block, entry: Entry, new: str, why: str) -> Iterator[Edit | Note]:
    """Yield the edit that calls *entry* *new*, or the note that the block has such a key."""
    start, end = entry.key.start, entry.key.end
    if named(block, new):
        yield Note(block.start + start, block.start + end, f"left alone: there is a {new} already ({why})")
        return
    raw = block.text[start:end]
    meaning = [(new if key == entry.name else key, value) for key, value in meaning_of(block)]
    at = start + raw.index(entry.name) if entry.name in raw else start
    yield from proved(block, [Edit(at, at + len(entry.name), new, why)], meaning)
