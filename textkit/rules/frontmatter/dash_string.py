from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of
from textkit.rules.frontmatter._dashes import dashed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

DEEPER = compiled(r"\n[ \t]+-[ \t]")  # in the plain text that is an element of a list


@rule(risk="safe", clue=block_of, about=["front matter"])
def dash_string(doc: Document) -> Iterator[Note]:
    """Report dashes of a list that YAML takes for text: without their space, or deeper than those above: `a - b`.

    The rule `dash-list` puts the spaces in. What a deeper dash means, nobody knows but the author.

    ```note
    ---
    tags:
      -随笔
      -春天
    ---
    ```
    ```note
    ---
    categories:
      - 随笔
        - 春天
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
    if not DEEPER.search(block.text):
        return
    for node in (node for entry in entries_of(block) for node in entry.value.children if entry.value.kind == "list"):
        start, end = block.start + node.start, block.start + node.end
        if node.kind == "str" and not node.style and DEEPER.search(doc.text, start, end):
            yield Note(start, end, f"one text for every generator, since a dash stands deeper: {node.text}")
