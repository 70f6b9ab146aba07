from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.lazily import compiled
from textkit.regions import INLINE
from textkit.rule import rule
from textkit.rules.boilerplate._claims import PAGE_WIDE, claims, deletions, page_lines, page_shapes, written
from textkit.rules.boilerplate._glance import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# A heading, a list, a quotation, a table or an image of Markdown.
MARKED = compiled(r"\s*(?:[#>|*+-]|!\[|\d+[.)])")
# What is added to the odds of every line, and the least reason a page must give: for a page off the web, and for a
# text that somebody keeps as Markdown.
SCRAPED, WRITTEN = (0.0, 4.0), (2.0, 40.0)


# Below 100 MB/s: every line of a page that does not pass at a glance is weighed, and again as often as some go.
@rule(risk="lossy", about=INLINE, wakes=PAGE_WIDE)
def page_furniture(doc: Document, *, slack: float = 0.0) -> Iterator[Edit | Note]:
    """Delete the lines that stand around an article.

    ```diff
    - 小城日报
    - 要闻 本地 副刊 图片 视频
      小城的书店又开门了
      昨天上午，停业三个月的老书店重新开门，门口排起了长队，一直排到街角的邮局。
      店主说，书架是邻居们帮忙搬的，旧书也有一半是大家送来的，他把名字都记在了本子上。
      “我从小就在这里看书。”排在最前面的王老师说，“听说要关门的时候，我难过了很久。”
      他打算每个周末办一次读书会，谁都可以来听，也可以来讲。
    - 本周热文
    - 河边的新步道修到了第三个渡口
    - 菜场里的花店开了二十年
    - 十张图看懂今年的天气
    - 老街的早晨从一碗面开始
    - 上周末的风吹倒了两棵树
    - 关于我们 联系方式
    ```
    ```keep
    昨天上午，停业三个月的老书店重新开门，门口排起了长队。
    店主说，书架是邻居们帮忙搬的，旧书也有一半是大家送来的。
    ```
    """
    if doc.fact(plain):
        return iter(())
    from textkit.rules.boilerplate._settled import settled

    lines, found = doc.fact(page_lines), doc.fact(page_shapes)
    bias, least = SCRAPED
    if written(doc):
        bias, least = WRITTEN
        places = [i for i, line in enumerate(lines) if not MARKED.match(line.text)]
        lines = [lines[i] for i in places]
        found = found.only(places)
    taken = settled(lines, found, bias + slack, least)
    if taken is None and (others := {line for line, _ in doc.fact(claims)}):  # which go: so it is the rest that counts
        places = [i for i, line in enumerate(lines) if line not in others]
        taken = settled([lines[i] for i in places], found.only(places), bias + slack, least)
    if taken is None:
        return iter([Note(0, len(doc.text), "looks like no article, left alone")])
    return deletions(doc.text, ((line, "outside the article") for line in taken))
