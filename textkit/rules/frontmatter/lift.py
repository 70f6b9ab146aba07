from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.frontmatter import _facts
from textkit.rules.frontmatter._adding import added, line_of, repaired
from textkit.rules.frontmatter._block import block_of
from textkit.rules.frontmatter._breadcrumb import site
from textkit.rules.frontmatter._generators import LINK_KEY, Generator
from textkit.rules.frontmatter._headline import headline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Note


# Below 100 MB/s on short pages: a score of labels are looked for in the first and last 4,000 characters.
@rule(risk="safe", about=["front matter"], opt_in=True, before="boilerplate")
def lift(doc: Document, *, generator: Generator = "", zone: str = "") -> Iterator[Edit | Note]:
    """Put into the front matter what a scraped page says of itself: title, date, source, author, editor, original.

    It runs before page furniture is taken out, since the byline is furniture.  The body stays as it is, keys that
    are there stay, and a page that tells neither its title nor two other facts gets no front matter.  With a
    generator the date has its seconds; `zone` (`+08:00`) is put behind it where the generator reads that.

    ```diff
    + ---
    + title: 山城书市今日开张
    + date: 2024-03-01 08:30
    + source: 山城日报
    + editor: 王小明
    + ---
    +
      首页 > 要闻 > 正文

      山城书市今日开张

      来源：山城日报 发布时间：2024年3月1日 8:30

      三月一日，山城书市在江边的老仓库里开张。书市今日迎来的读者从清早就排起了长队，队伍一直排到桥头，开张仪式因此晚了半个小时。

      （责编：王小明）
    ```
    ```diff generator=hugo zone=+08:00
      ---
      title: 山城书市今日开张
    + date: 2024-03-01T08:30:00+08:00
    + author: 王小明 李小红
    + source_url: https://news.example/1.html
      ---
      发布时间：2024-03-01 08:30

      正文一段。（记者 王小明 李小红）

      [阅读原文](https://news.example/1.html)
    ```
    ```keep
    转载请注明“来源：山城日报”。
    ```
    ```keep
    ---
    title: 春天
    ---
    今天天气很好。
    ```
    """
    if doc.dialect == "plain":
        return
    block = block_of(doc)
    body = doc.text[block.stop if block else 0 :]
    facts = _page_facts(body, generator, zone)
    if block:
        yield from added(repaired(block), facts, "what the page says of itself")
    elif "title" in facts or len(facts) > 2:
        lines = "".join(f"{line_of(key, value, 'yaml')}\n" for key, value in facts.items())
        gap = "" if body.startswith("\n") else "\n"
        at = int(doc.text.startswith("\ufeff"))
        yield Edit(at, at, f"---\n{lines}---\n{gap}", f"what the page says of itself: {', '.join(facts)}")


def _page_facts(body: str, generator: str, zone: str) -> dict[str, str]:
    """Return what *body* says of itself, in the order of the keys."""
    date, source = _facts.date(body), _facts.source(body)
    byline = min((fact.at for fact in (date, source) if fact), default=None)
    title, author, editor, link = headline(body, byline), *(find(body) for find in _MORE)
    date = date or (_facts.date_below(body, title.text, title.at) if title else None)
    found = {
        "title": title.text if title else "",
        "date": _moment(date.value, generator, zone) if date else "",
        "source": source.value if source else site(body) if title else "",
        "author": author.value if author else "",
        "editor": editor.value if editor else "",
        LINK_KEY[generator]: link.value if link else "",
    }
    return {key: value for key, value in found.items() if value}


_MORE = (_facts.author, _facts.editor, _facts.link)


def _moment(date: str, generator: str, zone: str) -> str:
    """Return *date* as *generator* reads it; an offset of the zone makes Hexo be hours off, so it gets none."""
    if not generator or " " not in date:
        return date
    date = date if date.count(":") == 2 else f"{date}:00"
    if not zone or generator == "hexo":
        return date
    return date.replace(" ", "T") + zone
