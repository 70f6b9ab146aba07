from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# The first line of the body that has something in it, and the blank lines around it.
FIRST = compiled(r"(?:[ \t]*\n)*+(?P<line>[^\n]+)\n?(?:[ \t]*\n)*+")


@rule(risk="lossy", clue=block_of, about=["front matter"], opt_in=True)
def repeated_title(doc: Document) -> Iterator[Edit]:
    """Take the title out of the body where it is the first line and the front matter has it.

    Generators print the title of the front matter above the body, so readers would see it twice.

    ```diff
      ---
      title: 山城书市今日开张
      ---

    - # 山城书市今日开张
    -
      正文一段。
    ```
    ```keep
    ---
    title: 山城书市今日开张
    ---

    山城书市今日开张，读者排起了长队。
    ```
    """
    block = block_of(doc)
    entry = named(block, "title") if block else None
    if block is None or entry is None or not entry.value.text:
        return
    start = end = block.stop
    while (first := FIRST.match(doc.text, end)) and _same(first["line"], entry.value.text):
        start, end = (first.start("line") if end == block.stop else start), first.end()
    if start < end:
        yield Edit(start, end, "", "the front matter has the title")


def _same(line: str, title: str) -> bool:
    """Return whether *line* says *title*, perhaps as a heading or in bold; white space does not count."""
    return "".join(line.split()).strip("#*_") == "".join(title.split()).strip("#*_")
