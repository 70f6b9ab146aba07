from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of
from textkit.rules.frontmatter._dashes import dashed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document


@rule(risk="safe", clue=block_of, about=["front matter"])
def dash_string(doc: Document) -> Iterator[Note]:
    """Report a list whose dashes lack their space: every generator reads it as one text, `-a -b`.

    The rule `dash-list` puts the spaces in.

    ```note
    ---
    tags:
      -随笔
      -春天
    ---
    ```
    ```keep
    ---
    tags:
      - 随笔
      - -5
    description: 从-1到
      -5 之间
    ---
    ```
    """
    block = block_of(doc)
    if block is None:
        return
    for entry in dashed(block):
        start, end = block.start + entry.value.start, block.start + entry.value.end
        yield Note(start, end, f"one text for every generator, since the dashes have no space: {entry.value.text}")
