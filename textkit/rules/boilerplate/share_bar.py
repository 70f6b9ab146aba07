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
def share_bar(doc: Document) -> Iterator[Edit]:
    """Delete buttons that share or bookmark the page.

    ```diff
      昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直到街角。
    - 分享到
    ```
    ```keep
    昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直到街角。
    分享
    店主说，书架是邻居们一起帮忙搬来的，旧书也有一半是大家陆续送来的，他很感激。
    ```
    """
    return claimed(doc, "share", "share buttons")
