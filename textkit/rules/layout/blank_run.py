from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

RUN = compiled(r"\n(?<=\n\n\n)\n*")  # begins with one character, which is searched for fast


def _several(doc: Document) -> bool:
    return "\n\n\n" in doc.text


@rule(risk="safe", clue=_several, wakes=("frontmatter",))
def blank_run(doc: Document) -> Iterator[Edit]:
    """Leave one blank line where there are several.

    ```diff
      上一段。

    -
    -
      下一段。
    ```
    ```keep
    上一段。

    下一段。
    ```
    """
    return doc.sub(RUN, "", "more than one blank line")
