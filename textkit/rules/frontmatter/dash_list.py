from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, read
from textkit.rules.frontmatter._dashes import CLUE, dashed
from textkit.rules.frontmatter._nodes import Tree
from textkit.rules.frontmatter._splice import meaning_of, proved, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Note


@rule(risk="lossy", clue=block_of, about=["front matter"], opt_in=True)
def dash_list(doc: Document) -> Iterator[Edit | Note]:
    """Put the space behind the dashes of a list that is one text without it.

    The site changes: what was one tag becomes several.

    ```diff
      ---
      tags:
    -   -随笔
    -   -春天
    +   - 随笔
    +   - 春天
      ---
    ```
    ```keep
    ---
    tags:
      - 随笔
    title: -春天-
    ---
    ```
    """
    block = block_of(doc)
    if block is None:
        return
    for entry in dashed(block):
        start, end = entry.value.start, entry.value.end
        line = block.text.rfind("\n", 0, start) + 1
        hits = [hit.end() for hit in CLUE.finditer(block.text, line, end)]
        edits = [Edit(at - 1, at - 1, " ", "a list needs a space behind its dashes") for at in hits]
        raw = CLUE.sub(lambda hit: f"{hit[0][:-1]} {hit[0][-1]}", block.text[line:end])
        said = read(f"k:\n{raw}", "yaml")
        if isinstance(said, Tree) and isinstance(said.meaning[0][1], list):
            yield from proved(block, edits, replaced(meaning_of(block), entry.name, said.meaning[0][1]))
