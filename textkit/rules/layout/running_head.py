from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textkit.rule import rule
from textkit.rules.layout._pages import FEWEST, page_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document, Line
    from textkit.edit import Edit

# A head is a title, not a paragraph.
LONGEST = 40


@rule(risk="lossy", clue=page_numbers)
def running_head(doc: Document) -> Iterator[Edit]:
    """Remove the title that a printed document repeats beside its page numbers.

    The same short line must stand directly above or below at least three page numbers; its first occurrence stays
    if it is not one of them.

    ```diff
      河道分为三段，
      — 1 —
    - 河道清理办法
      各段由不同的
      — 2 —
    - 河道清理办法
      单位负责
      — 3 —
    - 河道清理办法
      清理。
    ```
    ```keep
    河道清理办法
    第一条。
    — 1 —
    第二条。
    — 2 —
    第三条。
    — 3 —
    ```
    """
    pages = doc.fact(page_numbers)
    if not pages:
        return
    numbers = {page.line.start for page in pages}
    near = [line for page in pages for line in _neighbours(doc, page.line) if line.start not in numbers]
    counts = Counter(line.text.strip() for line in near)
    heads = {line for line in near if counts[line.text.strip()] >= FEWEST and 0 < len(line.text.strip()) <= LONGEST}
    for line in sorted(heads):
        yield line.delete("running head")


def _neighbours(doc: Document, line: Line) -> Iterator[Line]:
    if line.start:
        yield doc.line_at(line.start - 1)
    if line.end < len(doc.text):
        yield doc.line_at(line.end)
