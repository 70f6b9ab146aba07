from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, named
from textkit.rules.frontmatter._splice import meaning_of, proved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Note

# A key, and the one whose value it repeats.
PAIRS = (("urlname", "slug"), ("description", "title"))


@rule(risk="lossy", clue=block_of, about=["front matter"], opt_in=True)
def redundant_key(doc: Document) -> Iterator[Edit | Note]:
    """Drop a `urlname` that equals the slug, and a description that equals the title.

    No generator reads `urlname`; a description that repeats the title helps no reader.

    ```diff
      ---
      slug: spring
    - urlname: spring
      title: 春天
    - description: 春天
      ---
    ```
    ```keep
    ---
    slug: spring
    urlname: spring-2
    title: 春天
    description: 春天  # 待写
    ---
    ```
    """
    block = block_of(doc)
    if block is None or block.format == "json" or not any(key in block.text for key, _ in PAIRS):
        return
    edits = []
    meaning = meaning_of(block)
    for key, other in PAIRS:
        entry, same = named(block, key), named(block, other)
        if entry is None or same is None or not entry.value.text or entry.value.text != same.value.text:
            continue
        start, end = block.text.rfind("\n", 0, entry.key.start) + 1, block.text.find("\n", entry.value.end) + 1
        # A comment would be lost with its line; a value of several lines is left to its author.
        if end and not block.text[entry.value.end : end].strip() and "\n" not in block.text[start : end - 1]:
            edits.append(Edit(start, end, "", f"{key} repeats {other}"))
            meaning = [(name, value) for name, value in meaning if name != key]
    yield from proved(block, sorted(edits), meaning)
