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
def byline_field(doc: Document) -> Iterator[Edit]:
    """Delete labelled fields around the article: source, date, author, counters.

    ```diff
    - 来源：河边日报 发布时间：2024-05-01 10:20
      昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直到街角。
    ```
    ```diff
      老书店重新开门
    - 小城日报发稿时间：2024-05-01 11:20
      店主说，书架是邻居们帮忙搬的，旧书也有一半是大家送来的，他把名字都记在了本子上。
    ```
    ```keep
    昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直到街角。
    图片来源：作者
    店主说，书架是邻居们一起帮忙搬来的，旧书也有一半是大家陆续送来的，他很感激。
    ```
    """
    return claimed(doc, "byline", "a labelled field of the page")
