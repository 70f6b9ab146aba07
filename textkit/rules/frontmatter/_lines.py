"""Whole entries as lines: the span of an entry, with the comments right above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.rules.frontmatter._block import entries_of

if TYPE_CHECKING:
    from textkit.rules.frontmatter._block import Block
    from textkit.rules.frontmatter._nodes import Entry


def chunks(block: Block) -> list[tuple[Entry, int, int]]:
    """Return each entry of a YAML or TOML block with its half-open span of whole lines, in order.

    An entry reaches to where the next begins; comment lines right above an entry belong to it.
    What stands before the first entry and, in TOML, from the first table on, belongs to none.
    """
    entries = entries_of(block)
    starts = [_with_comments(block.text, entry.key.start) for entry in entries]
    ends = [*starts[1:], _behind(block, entries[-1])] if entries else []
    return list(zip(entries, starts, ends, strict=True))


def _with_comments(text: str, at: int) -> int:
    start = text.rfind("\n", 0, at) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text.startswith("#", above):
            break
        start = above
    return start


def _behind(block: Block, entry: Entry) -> int:
    """Return where the last entry ends: with the line of its value in TOML, which may have tables after it."""
    if block.format != "toml":
        return len(block.text)
    stop = block.text.find("\n", entry.value.end)
    return stop + 1 if stop >= 0 else len(block.text)
