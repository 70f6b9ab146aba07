from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.edit import Note
from textkit.lazily import compiled
from textkit.regions.frontmatter import LIMIT
from textkit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# Keys that no paragraph begins with by chance.
_KNOWN = r"(?:title|date|tags|categories|layout|permalink|author)"
OPENED = compiled(
    rf"(?:---[ \t]*\n(?=(?:.*\n){{0,3}}?{_KNOWN}[ \t]*:)|\+\+\+[ \t]*\n(?=(?:.*\n){{0,3}}?{_KNOWN}[ \t]*=))"
)
# Two keys at least, one right below the other, and then a blank line.
BARE = compiled(rf"{_KNOWN}[ \t]*:.*\n(?:[A-Za-z_][\w-]*[ \t]*:.*\n)++(?=[ \t]*\n)")


@rule(risk="safe", clue=holding("---", "+++", ":"), about=["front matter"])
def unread_block(doc: Document) -> Iterator[Note]:
    """Report metadata that no generator reads, because its fence never closes or because it has none.

    Where such a block ends is a guess, so nothing is changed.

    ```note
    ---
    title: 春天
    date: 2024-03-01

    正文
    ```
    ```note
    title: 春天
    date: 2024-03-01

    正文
    ```
    ```keep
    ---

    一条横线，然后是正文。
    ```
    """
    if doc.dialect == "plain" or doc.front_matter:
        return
    within = f" within {LIMIT >> 20} MiB" if len(doc.text) > LIMIT else ""
    if OPENED.match(doc.text):
        yield Note(
            0,
            3,
            f"the fence that opens this metadata does not close{within}: Hugo: error; Hexo, Jekyll: printed as text",
        )
    elif bare := BARE.match(doc.text):
        yield Note(0, bare.end(), "metadata without fences is printed as text by every generator")
