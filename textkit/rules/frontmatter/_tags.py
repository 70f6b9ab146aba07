"""The list of tags of a block, and a cheap look at it that needs no parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.frontmatter._block import named

if TYPE_CHECKING:
    from textkit.rules.frontmatter._block import Block
    from textkit.rules.frontmatter._nodes import Entry

TAGS = compiled(r"^[ \t]*[\"']?tags[\"']?[ \t]*[:=]", re.MULTILINE)
# The next key at the margin ends what may belong to the tags; a dash or a bracket there does not.
NEXT = compiled(r"\n(?=[^\s\-\]#,])")
WORD = compiled(r"\w+")


def glance(block: Block) -> str:
    """Return the text that the tags are in, perhaps with more behind it; empty where there are none."""
    key = TAGS.search(block.text)
    if not key:
        return ""
    behind = NEXT.search(block.text, key.end())
    return block.text[key.end() : behind.start() if behind else None]


def tags_of(block: Block) -> Entry | None:
    """Return the entry `tags` if it is a list of several scalars."""
    entry = named(block, "tags")
    if entry is None or entry.value.kind != "list" or len(entry.value.children) < 2:
        return None
    scalars = all(child.kind not in {"list", "map", "alias"} for child in entry.value.children)
    return entry if scalars else None
