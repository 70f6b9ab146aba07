from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit, Note
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of
from textkit.rules.frontmatter._generators import ENDS_BY_DOTS, FORMATS, Generator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document


@rule(risk="safe", clue=block_of, about=["front matter"])
def foreign_fence(doc: Document, *, generator: Generator = "") -> Iterator[Edit | Note]:
    """Make fences those that the generator reads, and report a format that it does not.

    Hugo and Hexo know no `...` at the end of a block; Hexo and Jekyll print TOML and JSON in braces as text; only Hexo
    reads `;;;`.  A format is never changed into another.

    ```diff generator=hugo
      ---
      title: 春天
    - ...
    + ---
      正文
    ```
    ```note generator=hexo
    +++
    title = "春天"
    +++
    ```
    ```note generator=jekyll
    ;;;
    "title": "春天"
    ;;;
    ```
    ```keep generator=jekyll
    ---
    title: 春天
    ...
    ```
    """
    block = block_of(doc) if generator else None
    if block is None:
        return
    form = ";;;" if block.format == "json" and not block.text.startswith("{") else block.format
    if form not in FORMATS[generator]:
        yield Note(block.opening, block.opening, f"{generator.capitalize()} prints {form} metadata as text")
    dots = doc.text.startswith("...", block.end)
    if dots and block.mark and generator not in ENDS_BY_DOTS and entries_of(block):
        yield Edit(block.end, block.end + 3, block.mark, f"{generator.capitalize()} does not end a block here")
