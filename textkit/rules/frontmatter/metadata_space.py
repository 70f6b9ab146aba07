from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of
from textkit.rules.frontmatter._splice import meaning_of, proved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Note
    from textkit.rules.frontmatter._nodes import Node

# A run of blanks at the end of a line, looked at once from its beginning.
TRAILING = compiled(r"(?<![ \t])[ \t]++$", re.MULTILINE)
VERBATIM = ("|", ">", '"""', "'''")


@rule(risk="safe", clue=block_of, about=["front matter"])
def metadata_space(doc: Document) -> Iterator[Edit | Note]:
    """Remove white space at the ends of metadata lines, and behind the fences.

    Hexo does not see a fence with a space behind it.  Blocks of verbatim text keep theirs.

    ```diff
    - ---␠
    + ---
    - title: 春天␠␠
    + title: 春天
    - tags:␠
    + tags:
      - 随笔
      ---
    ```
    ```keep
    ---
    title: 春天
    description: |
      第一行␠␠
      第二行
    ---
    正文␠␠
    ```
    """
    block = block_of(doc)
    if block is None or not TRAILING.search(doc.text, block.opening, block.stop):
        return
    entries = entries_of(block)
    if not entries:
        return
    yield from _fence(doc, block.opening, block.start)
    verbatim = [span for entry in entries for span in _verbatim(entry.value)]
    edits = [
        Edit(*hit.span(), "", "white space at the end of the line")
        for hit in TRAILING.finditer(block.text)
        if not any(start < hit.start() < end for start, end in verbatim)
    ]
    yield from proved(block, edits, meaning_of(block))
    yield from _fence(doc, block.end, block.stop)


def _fence(doc: Document, start: int, end: int) -> Iterator[Edit]:
    for hit in TRAILING.finditer(doc.text, start, end):
        yield Edit(*hit.span(), "", "white space behind the fence")


def _verbatim(node: Node) -> Iterator[tuple[int, int]]:
    if node.style in VERBATIM:
        yield node.start, node.end
    for child in node.children:
        yield from _verbatim(child)
