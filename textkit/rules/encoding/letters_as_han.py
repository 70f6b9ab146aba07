from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.frequencies import table
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# The Simplified form of the Traditional character whose second byte in GBK is the letter: 鮑 is F6 55, and 55 is U.
LETTERS = {
    **dict(zip("础叠颁顿贰贵骋贬滨闯碍尝惭狈翱笔蚕搁厂罢鲍痴奥齿驰窜", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=True)),
    **dict(zip("补产肠诲别蹿驳丑颈箩办濒尘苍辞辫辩谤蝉迟耻惫飞虫测锄", "abcdefghijklmnopqrstuvwxyz", strict=True)),
}
CLASS = "".join(LETTERS)
LETTER = compiled(f"[{CLASS}]")
RUN = compiled(f"[{CLASS}][{CLASS}]+")
ASCII = compiled(r"[0-9A-Za-z-]")


@cache
def _word(pair: tuple[str, str]) -> bool:
    """Say whether two characters are seen together in Chinese."""
    return pair[1] in table("hans").after[pair[0]]


@rule(risk="lossy", wakes=("encoding",))
def letters_as_han(doc: Document) -> Iterator[Edit]:
    """Write Latin letters that were turned into Chinese characters as letters again.

    A program that converts bytes to Simplified took letters for second bytes, by a fixed table: 鲍罢贵 is UTF.  A run
    counts if it is of one case, three letters long or beside ASCII, and no two neighbours are seen together in Chinese.

    ```diff
    - 没有统一使用鲍罢贵-8，也没有础笔笔
    + 没有统一使用UTF-8，也没有APP
    ```
    ```keep
    罢工的厂办笔会，飞虫
    ```
    """
    if not LETTER.search(signs(doc)):  # all letters of a page are turned, so some of them are rare as Han
        return
    for hit in RUN.finditer(doc.text):
        fresh = "".join(map(LETTERS.__getitem__, hit[0]))
        around = doc.text[max(0, hit.start() - 1) : hit.end() + 1]
        long = len(fresh) > 2 or ASCII.match(around) or ASCII.match(around[-1])
        if long and (fresh.isupper() or fresh[1:].islower()) and not any(map(_word, pairwise(around))):
            yield Edit(*hit.span(), fresh, "letters read as Chinese characters")
