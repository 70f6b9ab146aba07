from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.rule import rule
from textkit.rules.layout._pages import page_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit


@rule(risk="lossy", clue=page_numbers)
def page_number(doc: Document) -> Iterator[Edit]:
    """Remove the page numbers of a printed document, line and all.

    At least three of one form must count up by one. Numbers that head sections stay: a bare number goes only where it
    cuts a sentence in two.

    ```diff
      河道分为三段，
    - — 1 —
      各段由不同的
    - — 2 —
      单位负责
    - — 3 —
      清理。
    ```
    ```keep
    1
    第一节讲水。
    2
    第二节讲山。
    3
    第三节讲路。
    ```
    """
    for page in sorted(doc.fact(page_numbers)):
        yield page.line.delete("page number")
