from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import tight
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, named
from textkit.rules.frontmatter._splice import meaning_of, proved, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit, Note

TITLE = compiled(r"^[ \t]*[\"']?title[\"']?[ \t]*[:=][ \t]*(\S.*|[^\S \t\n].*)$", re.MULTILINE)
QUOTES = "\"'"


@rule(risk="safe", clue=block_of, about=["front matter"])
def title_space(doc: Document) -> Iterator[Edit | Note]:
    """Remove the white space around the title inside its quotes, and the wide kind outside of them.

    ```diff
      ---
    - title: " 春天 "
    + title: "春天"
      ---
    ```
    ```diff
      ---
    - title: <U+3000>春天<U+3000>
    + title: 春天
      ---
    ```
    ```keep
    ---
    title: "春　天"
    subtitle: " 夏天 "
    ---
    ```
    """
    block = block_of(doc)
    if block is None or not _clue(block.text):
        return
    entry = named(block, "title")
    if entry is None or entry.value.kind != "str" or entry.value.style not in ("", '"', "'"):
        return
    raw = block.text[entry.value.start : entry.value.end]
    quote = entry.value.style
    inner = raw[len(quote) : len(raw) - len(quote)]
    if "\n" in raw or not inner.strip() or inner == inner.strip():
        return
    edit = tight(entry.value.start, raw, f"{quote}{inner.strip()}{quote}", "white space around the title")
    yield from proved(block, [edit], replaced(meaning_of(block), "title", entry.value.text.strip()))


def _clue(text: str) -> bool:
    """Return whether a title may have white space around it; one with a comment behind it may."""
    line = TITLE.search(text)
    if not line:
        return False
    value = line[1].strip(" \t,")
    bare = value.strip(QUOTES)
    return "#" in value or bare != bare.strip()
