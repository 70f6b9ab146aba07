from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, named
from textkit.rules.frontmatter._generators import Generator, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

CLUE = compiled(r"^[ \t]*[\"']?title[\"']?[ \t]*[:=][ \t]*(?:[\"'~#,]|null|$)", re.MULTILINE)


@rule(risk="safe", clue=block_of, about=["front matter"])
def empty_title(doc: Document, *, generator: Generator = "") -> Iterator[Note]:
    """Report a title with nothing in it.

    ```note
    ---
    title:
    date: 2024-03-01
    ---
    ```
    ```note generator=jekyll
    ---
    title: " "
    ---
    ```
    ```keep
    ---
    title: "春天"
    subtitle:
    ---
    ```
    """
    block = block_of(doc)
    entry = named(block, "title") if block and CLUE.search(block.text) else None
    if block and entry and (entry.value.kind == "null" or (entry.value.kind == "str" and not entry.value.text.strip())):
        what = verdict(generator, hugo="a page without title", hexo="a page without title", jekyll="the file's name")
        yield Note(block.start + entry.key.start, block.start + entry.value.end, f"the title is empty: {what}")
