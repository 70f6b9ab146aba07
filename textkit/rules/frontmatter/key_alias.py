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
def key_alias(
    doc: Document, *, aliases: tuple[str, ...] = ("tag=tags", "category=categories")
) -> Iterator[Edit | Note]:
    """Call a key by the name that every generator knows.

    Hugo reads neither `tag` nor `category`; Hexo and Jekyll read them as `tags` and `categories`.  `aliases` holds
    `old=new` pairs.  The case of keys is not changed, and a key that is there already is not merged with.

    ```diff
      ---
    - tag: [随笔]
    + tags: [随笔]
      ---
    ```
    ```diff aliases=desc=description
      ---
    - "desc": 一句话
    + "description": 一句话
      ---
    ```
    ```note
    ---
    tags: [随笔]
    tag: 春天
    ---
    ```
    ```keep
    ---
    tags: [随笔]
    slug: tag
    ---
    ```
    """
    block = block_of(doc)
    if block is None:
        return
    for alias in aliases:
        old, _, new = alias.partition("=")
        entry = named(block, old) if old and new and old in block.text else None
        if entry:
            yield from renamed(block, entry, new, f"{old} is an alias of {new}")
