from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# The end of a plain value and what looks like more of it: a number sign with a word right behind it.
CUT = compiled(r"[ \t]+#(?=[^\s#])[^\n]*")
# In these even a number sign with a space behind it is more likely text than a comment.
PROSE = compiled(r"[ \t]+#[^\n]*")
# Some editors have their tags with a number sign; YAML has a comment then.
TAGS = ("tags", "tag", "keywords")
TEXTS = ("title", "description", "summary", "excerpt", "subtitle")


@rule(risk="safe", clue=block_of, about=["front matter"])
def cut_value(doc: Document) -> Iterator[Note]:
    """Report a value that YAML ends at ` #`, where a comment begins for it.

    What is behind it is never deleted: it may be a comment that was meant.

    ```note
    ---
    title: 第 #1 号
    ---
    ```
    ```note
    ---
    tags:
    - 频道 #闲聊
    ---
    ```
    ```note
    ---
    tags: #读书 #闲聊
    ---
    ```
    ```keep
    ---
    title: '第 #1 号'
    layout: post  # 见主题
    subtitle: C#入门
    ---
    ```
    """
    block = block_of(doc)
    if block is None or block.format != "yaml" or " #" not in block.text.replace("\t", " "):
        return
    for entry in entries_of(block):
        for node in (entry.value, *(entry.value.children if entry.value.kind == "list" else ())):
            pattern = PROSE if entry.name in TEXTS else CUT
            plain = (node.kind == "str" and not node.style) or (node.kind == "null" and entry.name in TAGS)
            cut = pattern.match(block.text, node.end) if plain else None
            if cut:
                start = block.start + node.start
                yield Note(
                    start,
                    block.start + cut.end(),
                    f"for every generator the value ends before the number sign: {node.text or 'nothing is left'}",
                )
