from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, named
from textkit.rules.frontmatter._rename import renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit, Note


@rule(risk="safe", clue=block_of, about=["front matter"], opt_in=True)
def source_url(doc: Document, *, to: str = "source_url") -> Iterator[Edit | Note]:
    """Give a key `url` that holds a link to the source another name, since Hugo takes it for the page's own address.

    ```diff
      ---
    - url: https://example.org/a.html
    + source_url: https://example.org/a.html
      ---
    ```
    ```diff to=origin
      ---
    - url: 'http://example.org/'
    + origin: 'http://example.org/'
      ---
    ```
    ```keep
    ---
    url: /2024/spring/
    ---
    ```
    """
    block = block_of(doc)
    entry = named(block, "url") if block and "://" in block.text else None
    if block and entry and entry.value.text.startswith(("http://", "https://")):
        yield from renamed(block, entry, to, "url holds a link to the source")
