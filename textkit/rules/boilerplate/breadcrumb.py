from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.regions import INLINE
from textkit.rule import rule
from textkit.rules.boilerplate._claims import PAGE_WIDE, claimed, claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit


# Below 100 MB/s: a line is claimed by where it stands, so the page is weighed, once for all rules of the job.
@rule(risk="lossy", clue=claims, about=INLINE, wakes=PAGE_WIDE)
def breadcrumb(doc: Document) -> Iterator[Edit]:
    """Delete the path from the home page to this page.

    ```diff
    - 当前位置：首页 > 新闻 > 正文
      昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直到街角。
    ```
    ```keep
    首页 > 设置 > 网络，一步步点进去就能看到。
    ```
    """
    return claimed(doc, "breadcrumb", "where the page hangs in its site")
