from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textkit.edit import Note
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.rules.frontmatter._block import Block
    from textkit.rules.frontmatter._nodes import Node

FORMS = {
    "day": compiled(r"\d{4}-\d\d-\d\d"),
    "time": compiled(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
    "iso": compiled(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)"),
}
TYPES = {
    "text": ("str",),
    "number": ("int", "float"),
    "truth": ("bool",),
    "date": ("date",),
    "list": ("list",),
    "map": ("map",),
}


@rule(risk="safe", clue=block_of, about=["front matter"])
def schema(
    doc: Document,
    *,
    required: tuple[str, ...] = (),
    types: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    date: Literal["", "day", "time", "iso"] = "",
) -> Iterator[Note]:
    """Report metadata that is not as the project wants it: keys that are missing, types, tags, the form of the date.

    `types` holds `key=type` pairs (text, number, truth, date, list, map); `tags` names those allowed; `date` is the
    form of the date: `day` 2024-03-01, `time` 2024-03-01 08:30:00, `iso` with the offset.  Idle with none of them.

    ```note required=title,date
    ---
    title: 春天
    ---
    ```
    ```note types=tags=list
    ---
    tags: 随笔
    ---
    ```
    ```note tags=随笔,读书
    ---
    tags: [随笔, 杂谈]
    ---
    ```
    ```note date=iso
    ---
    date: 2024-03-01
    ---
    ```
    ```keep required=title types=title=text,weight=number tags=随笔 date=day
    ---
    title: 春天
    date: 2024-03-01
    tags: [随笔]
    ---
    ```
    ```keep
    ---
    tags: 随笔
    ---
    ```
    """
    block = block_of(doc) if required or types or tags or date else None
    if block is None or not entries_of(block):
        return
    for key in required:
        if not named(block, key):
            yield Note(block.start, block.start, f"the key {key} is missing")
    for pair in types:
        yield from _type(block, *pair.split("=", 1))
    entry = named(block, "tags")
    for tag in _scalars(entry.value) if entry and tags else ():
        if tag.text not in tags:
            yield Note(block.start + tag.start, block.start + tag.end, f"{tag.text} is not one of the tags")
    entry = named(block, "date")
    if entry and date and not FORMS[date].fullmatch(entry.value.text):
        span = block.start + entry.value.start, block.start + entry.value.end
        yield Note(*span, f"the date is not in the form {date}")


def _type(block: Block, key: str, kind: str = "text") -> Iterator[Note]:
    entry = named(block, key)
    if entry and entry.value.kind not in TYPES.get(kind, (kind,)):
        span = block.start + entry.value.start, block.start + entry.value.end
        yield Note(*span, f"{key} is no {kind}")


def _scalars(node: Node) -> tuple[Node, ...]:
    return node.children if node.kind == "list" else (node,) if node.text else ()
