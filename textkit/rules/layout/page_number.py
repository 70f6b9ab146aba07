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

    At least three of one form must count up by one. Numbers that head sections or rank a list stay: those that do not
    say `page` must cut sentences in two, and bare ones stand a page behind each other as well.

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
    — 1 —
    第一节讲水。
    — 2 —
    第二节讲山。
    — 3 —
    第三节讲路。
    ```
    ```keep
    1
    渡口的船票从下个月起不再涨价
    2
    河堤上新栽的柳树已经全部成活
    3
    老街的书店请来邻居们搬运书架
    4
    镇上的操场下周重新向居民开放
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
