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

# As long as the shortest usual digest, or a UUID.
HASH = compiled(r"[0-9a-f]{32,128}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


@rule(risk="safe", clue=block_of, about=["front matter"])
def hash_slug(doc: Document, *, generator: Generator = "") -> Iterator[Note]:
    """Report a slug that is a hash: the address of the page tells its readers nothing.

    Slugs are never changed: links lead to them.

    ```note
    ---
    slug: 0123456789abcdef0123456789abcdef
    ---
    ```
    ```keep
    ---
    slug: spring-2024
    abbrlink: deadbeef
    ---
    ```
    """
    block = block_of(doc)
    if block is None or "slug" not in block.text or not HASH.search(block.text):
        return
    entry = named(block, "slug")
    if entry and HASH.fullmatch(entry.value.text):
        address = f"the address ends in {entry.value.text[:8]}…"
        what = verdict(generator, hugo=address, hexo="ignored", jekyll=address)
        yield Note(block.start + entry.value.start, block.start + entry.value.end, f"the slug is a hash: {what}")
