from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# White space in front of a line end: ASCII, no-break and ideographic.  The clue is found by the line end.
CLUE = compiled("\n(?<=[ \t\xa0\u3000]\n)")
NOTHING = compiled("[ \t\xa0\u3000]*+(?:\n|\\Z)")  # a line that will be empty, which no break leads to
SPACE = " \t\xa0\u3000"


def _ends_in_space(doc: Document) -> bool:
    return CLUE.search(doc.text) is not None


@rule(risk="safe", clue=_ends_in_space, wakes=("encoding", "frontmatter"))
def trailing_space(doc: Document) -> Iterator[Edit]:
    """Remove white space at the end of a line.

    Two spaces in front of a further line are Markdown's line break and stay (but not in plain text).

    ```diff
    - 一行␠
    + 一行
      二行
    ```
    ```keep
    断行␠␠
    处
    ```
    """
    text = doc.text
    for hit in CLUE.finditer(text):
        end = hit.start()
        start = _start(text, end)
        blank = start == 0 or text[start - 1] == "\n"
        breaks = text[start:end].endswith("  ") and not blank and not NOTHING.match(text, end + 1)
        if not (breaks and doc.dialect != "plain"):
            yield Edit(start, end, "", "trailing white space")


def _start(text: str, end: int) -> int:
    """Return where the white space that ends at *end* begins."""
    while end and text[end - 1] in SPACE:
        end -= 1
    return end
