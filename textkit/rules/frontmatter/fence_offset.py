from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# A block with none of these may be a passage between two thematic breaks.
USUAL = (
    *("title", "date", "layout", "tags", "tag", "categories", "category", "permalink", "slug", "draft", "description"),
    *("author", "url", "source_url", "source", "editor"),
)


@rule(risk="safe", clue=block_of, about=["front matter"])
def fence_offset(doc: Document) -> Iterator[Edit]:
    """Remove blank lines and a byte-order mark before the metadata block.

    Hugo reads such a block; Hexo and Jekyll print it as text, and the page has neither title nor date.

    ```diff
    -
    - ---
    + ---
      title: 春天
      ---
    ```
    ```keep
    ---
    title: 春天
    ---
    ```
    ```keep

    ---
    两条横线之间的一段话，里面有：冒号
    ---
    ```
    """
    block = block_of(doc)
    if block and block.opening and named(block, *USUAL):
        yield Edit(0, block.opening, "", "the metadata block must begin the file")
