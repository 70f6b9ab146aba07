from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of
from textkit.rules.frontmatter._splice import meaning_of, proved, replaced
from textkit.rules.frontmatter._write import element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Note

COMMA = compiled("[,，、]")


@rule(risk="lossy", clue=block_of, about=["front matter"], opt_in=True)
def comma_list(doc: Document, *, keys: tuple[str, ...] = ("tags", "keywords")) -> Iterator[Edit | Note]:
    """Make a list of tags that are one text with commas.

    `keys` names the keys it is done for.  Categories are not among them: in Hexo a list of those is a path.

    ```diff
      ---
    - tags: 随笔, 春天
    + tags: [随笔, 春天]
      ---
    ```
    ```diff keys=topics
      ---
    - topics: "C#，no"
    + topics: ['C#', 'no']
      ---
    ```
    ```keep
    ---
    tags: 随笔 春天
    title: 一, 二
    categories: a, b
    ---
    ```
    """
    block = block_of(doc)
    if block is None or not COMMA.search(block.text):
        return
    for entry in entries_of(block):
        value = entry.value
        if entry.name not in keys or value.kind != "str" or "\n" in block.text[value.start : value.end]:
            continue
        parts = [part.strip() for part in COMMA.split(value.text) if part.strip()]
        if COMMA.search(value.text) and parts:
            new = f"[{', '.join(element(part, block.format) for part in parts)}]"
            edit = Edit(value.start, value.end, new, f"{entry.name} is one text with commas: made a list")
            yield from proved(block, [edit], replaced(meaning_of(block), entry.name, parts))
