from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of
from textkit.rules.frontmatter._generators import NEEDS_OPENING, Generator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document


@rule(risk="safe", clue=block_of, about=["front matter"])
def missing_fence(doc: Document, *, generator: Generator = "") -> Iterator[Edit]:
    """Put the opening fence before a block that only has the closing one, for Hugo and Jekyll.

    Hexo reads such a block, so nothing is done in its projects, nor where the generator is not known.

    ```diff generator=hugo
    + ---
      title: 春天
      date: 2024-03-01
      ---
    ```
    ```diff generator=jekyll
    + ---
      title: 春天
      ---
      正文
    ```
    ```keep generator=hexo
    title: 春天
    ---
    ```
    ```keep
    title: 春天
    ---
    ```
    """
    if generator not in NEEDS_OPENING:
        return
    block = block_of(doc)
    if block and block.format == "yaml" and not block.mark and entries_of(block):
        yield Edit(block.opening, block.opening, "---\n", f"{generator.capitalize()} needs the opening fence")
