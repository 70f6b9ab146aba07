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
def follow_prompt(doc: Document) -> Iterator[Edit]:
    """Delete a request below an article to follow, subscribe or download.

    ```diff
      昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直到街角。
    - 小城的事，天天都有新的，欢迎关注我们的微信公众号，也欢迎下载客户端，和邻居们一起看。
    ```
    ```keep
    昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直到街角。
    店主在门上贴了一张纸，欢迎关注书店的微信公众号，新书到了会在那里说一声。
    店主说，书架是邻居们一起帮忙搬来的，旧书也有一半是大家陆续送来的，他很感激。
    ```
    """
    return claimed(doc, "promo", "asks to follow, subscribe or download")
