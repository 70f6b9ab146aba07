from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of
from textkit.rules.frontmatter._generators import Generator, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# What may be a key: the beginning of a line up to a colon.
KEY = compiled(r"^[^\n:]+(?=:)", re.MULTILINE)


@rule(risk="safe", clue=block_of, about=["front matter"])
def duplicate_key(doc: Document, *, generator: Generator = "") -> Iterator[Note]:
    """Report a key that the block already has.

    Which of the two values was meant is not for a program to say.

    ```note
    ---
    title: 春天
    tags: [随笔]
    title: 春日
    ---
    ```
    ```keep
    ---
    title: 春天
    cover: {title: 图}
    ---
    ```
    """
    block = block_of(doc)
    if block is None or block.format == "toml":  # a TOML parser refuses such a block
        return
    keys = [key.strip(" \t\"'") for key in KEY.findall(block.text)]
    if len(set(keys)) == len(keys):
        return
    seen: set[str] = set()
    for entry in entries_of(block):
        if entry.name in seen:
            what = verdict(generator, hugo="an error", hexo="an error", jekyll="the last one counts")
            yield Note(block.start + entry.key.start, block.start + entry.key.end, f"{entry.name} comes twice: {what}")
        seen.add(entry.name)
