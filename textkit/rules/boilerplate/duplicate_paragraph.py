from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.regions import INLINE
from textkit.rule import rule
from textkit.rules.boilerplate._claims import PAGE_WIDE, deletions, page_lines, written
from textkit.rules.boilerplate._shingles import repeats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document, Line
    from textkit.edit import Edit

SHORTEST = 40  # characters
LIGHTEST = 100  # bytes of UTF-8: letters say less than Han characters
ENDED = compiled(r"[。！？!?….][”\"』」’）)】]*\s*$")  # a line that a sentence ends on
# Lists, quotations, headings, tables, images, tags, numbered paragraphs of a law or a contract.
MARKED = compiled(
    r"\s*(?:[-*+>#|<•·●○■□◆▪※]|!\[|[（(\[【]?(?:\d+|[一二三四五六七八九十百]+|[a-zA-Zа-яА-Я]|[ivxIVX]+)[.、)）\]】:：．]"
    r"|第\s*[\d一二三四五六七八九十百千]+\s*[条條款章节節项項]|(?:Article|Section|§|Art\.|Статья)\s*\d)"
)
TABLE = compiled(r"[|｜\t]")


# Below 100 MB/s: every piece of five characters of every paragraph is hashed, since a repeat may be anywhere.
@rule(risk="lossy", about=INLINE, opt_in=True, wakes=PAGE_WIDE)
def duplicate_paragraph(doc: Document) -> Iterator[Edit]:
    """Delete a paragraph that repeats an earlier one, exactly or nearly.

    Nearly: nine tenths of its pieces of five characters are in the other, in whatever order, and so are its numbers.
    Only lines that are a paragraph of whole sentences.  An author may repeat one on purpose, so the rule runs when it
    is named, and never on text that somebody keeps as Markdown.

    ```diff
      昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直排到街角的邮局和旧车站。
      店主说，书架是邻居们帮忙搬的，旧书也有一半是大家送来的。
    - 昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直排到街角的邮局和旧车站。
    ```
    Short lines, items of a list, the articles of a law and paragraphs with other numbers are repeated for a reason:
    ```keep
    店主说，书架是邻居们帮忙搬的。
    店主说，书架是邻居们帮忙搬的。
    - 本条所说的当事人，是指依照本办法的规定向主管机关提出申请的单位和个人，也包括他们的代理人。
    - 本条所说的当事人，是指依照本办法的规定向主管机关提出申请的单位和个人，也包括他们的代理人。
    ```
    ```keep
    前年全镇种下的树苗一共有三百棵，大多种在河边和学校后面的山坡上，成活的也有九成以上，长得都很好，大家很高兴。
    去年全镇种下的树苗一共有五百棵，大多种在河边和学校后面的山坡上，成活的也有九成以上，长得都很好，大家很高兴。
    ```
    """
    lines = [] if written(doc) else [*_paragraphs(doc)]
    gone = compress(lines, repeats(line.text for line in lines))
    return deletions(doc.text, ((line, "repeats an earlier paragraph") for line in gone))


def _paragraphs(doc: Document) -> Iterator[Line]:
    """Yield the lines that are paragraphs of their own: sentences, and not the middle or the end of wrapped ones."""
    before = None
    for line in doc.fact(page_lines):
        wrapped = before is not None and before.end == line.start and not _closed(before.text)
        if not wrapped and _sentences(line.text):
            yield line
        before = line


def _closed(text: str) -> bool:
    return len(text) < SHORTEST or bool(ENDED.search(text))


def _sentences(text: str) -> bool:
    long = len(text) >= SHORTEST and len(text.encode("utf-8", "replace")) >= LIGHTEST
    return long and bool(ENDED.search(text)) and not MARKED.match(text) and not TABLE.search(text)
