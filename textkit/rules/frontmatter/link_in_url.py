from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, named
from textkit.rules.frontmatter._generators import Generator, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document


@rule(risk="safe", clue=block_of, about=["front matter"])
def link_in_url(doc: Document, *, generator: Generator = "") -> Iterator[Note]:
    """Report a key `url` that holds the link to a source.

    The rule `source-url` gives it another name.

    ```note
    ---
    url: https://example.org/a.html
    ---
    ```
    ```keep
    ---
    url: /2024/spring/
    source_url: https://example.org/a.html
    ---
    ```
    """
    block = block_of(doc)
    if block is None or "url" not in block.text or "://" not in block.text:
        return
    entry = named(block, "url")
    if entry and entry.value.text.startswith(("http://", "https://")):
        what = verdict(
            generator, hugo="the address of the page itself, which breaks the build", hexo="ignored", jekyll="ignored"
        )
        yield Note(block.start + entry.key.start, block.start + entry.value.end, f"url holds a link: {what}")
