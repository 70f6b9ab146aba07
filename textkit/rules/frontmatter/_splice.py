"""Splicing: edits at the marks of a block's values, made only when the block then says what it was meant to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textkit.edit import Edit, Note, apply
from textkit.rules.frontmatter._block import read
from textkit.rules.frontmatter._nodes import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.rules.frontmatter._block import Block
    from textkit.rules.frontmatter._nodes import Meaning


def meaning_of(block: Block) -> Meaning:
    """Return what *block* says, which must be readable, as a list of its own."""
    tree = read(block.text, block.format)
    return list(tree.meaning) if isinstance(tree, Tree) else []


def proved(block: Block, edits: Sequence[Edit], wanted: Meaning) -> Iterator[Edit | Note]:
    """Yield *edits*, whose offsets are the block's, placed in the document, if the block then says *wanted*.

    Otherwise yield one note: the edits would have changed something that they were not meant to change.
    """
    if not edits:
        return
    after = read(apply(block.text, edits), block.format)
    if isinstance(after, Tree) and after.meaning == wanted:
        yield from (edit._replace(start=edit.start + block.start, end=edit.end + block.start) for edit in edits)
    else:
        first, last = block.start + edits[0].start, block.start + edits[-1].end
        yield Note(first, last, f"left alone: mending it ({edits[0].why}) would change another value")


def replaced(meaning: Meaning, name: str, value: Any) -> Meaning:
    """Return *meaning* with *value* for the key *name*."""
    return [(key, value if key == name else old) for key, old in meaning]
