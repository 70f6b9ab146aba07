from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of
from textkit.rules.frontmatter._splice import meaning_of, proved, replaced
from textkit.rules.frontmatter._tags import WORD, glance, tags_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Note
    from textkit.rules.frontmatter._nodes import Node


@rule(risk="safe", clue=block_of, about=["front matter"])
def repeated_tag(doc: Document) -> Iterator[Edit | Note]:
    """Remove a tag that the same list already holds, letter for letter.

    Tags that differ in case, width or script stay (`tag-variant` names them), and so do categories: in Hexo
    their order is a path.

    ```diff
      ---
    - tags: [随笔, 春天, 随笔]
    + tags: [随笔, 春天]
      ---
    ```
    ```diff
      ---
      tags:
      - 随笔
    - - 随笔
      - '1'
      - 1
      ---
    ```
    ```keep
    ---
    tags: [Python, python, 春天, 春天来了]
    categories: [a, b, a]
    ---
    ```
    """
    block = block_of(doc)
    if block is None or not _repeats(glance(block)):
        return
    entry = tags_of(block)
    if entry is None:
        return
    kept: list[int] = []
    edits: list[Edit] = []
    first: dict[tuple[str, str], int] = {}
    for i, tag in enumerate(entry.value.children):
        span = _span(block.text, entry.value.children[i - 1], tag, entry.value.style) if i else None
        if first.setdefault((tag.kind, tag.text), i) < i and span:
            edits.append(Edit(*span, "", f"the tag {tag.text} is there already"))
        else:
            kept.append(i)
    meaning = meaning_of(block)
    tags = next(value for key, value in meaning if key == "tags")
    yield from proved(block, edits, replaced(meaning, "tags", [tags[i] for i in kept]))


def _repeats(glanced: str) -> bool:
    """Return whether a word comes twice; an escape may hide one that does."""
    words = WORD.findall(glanced)
    return len(set(words)) < len(words) or "\\" in glanced


def _span(text: str, before: Node, tag: Node, style: str) -> tuple[int, int] | None:
    """Return what goes with *tag*: its line, or the comma before it; ``None`` where a comment would go too."""
    if style == "[":
        return (before.end, tag.end) if text[before.end : tag.start].strip() == "," else None
    start = text.rfind("\n", 0, tag.start) + 1
    end = text.find("\n", tag.end) + 1
    alone = text[start : tag.start].strip() == "-" and not text[tag.end : end].strip()
    return (start, end) if alone and end else None
