from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.regions import INLINE
from textkit.rule import rule
from textkit.rules.boilerplate._claims import PAGE_WIDE, deletions, page_lines, page_shapes
from textkit.rules.boilerplate._cues import KINDS, phrases_of
from textkit.rules.boilerplate._glance import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

SPAM = KINDS.index("spam")
PHRASES = compiled(r"[_|｜/,，、;；\s]+")
LONG = 300  # characters: a longer line is no row of phrases
SENTENCE = compiled(r"[。！？!?…]|\. ")


# Below 100 MB/s: what a line promotes is told from the lines around it, so the page is weighed, once for all rules.
@rule(risk="lossy", about=INLINE, wakes=PAGE_WIDE)
def spam_line(doc: Document) -> Iterator[Edit]:
    """Delete a line that is a row of search phrases, put into a page to promote others.

    One word alone proves nothing: the line has no sentence, falls into phrases, and most of those hold a word of
    the trade.

    ```diff
    - 午夜福利在线观看_国产精品免费视频_亚洲高清无码大片
      校庆日的清晨，图书馆门前的桂花开了。
    ```
    ```keep
    国产_进口_合资
    在线观看人数、免费视频数量、下载地址总数，见下表。
    成人票210元（不含晚餐）；成人票310元（含晚餐）；成人票加儿童票390元，比分开买便宜
    ```
    """
    if doc.fact(plain):
        return iter(())
    from textkit.rules.boilerplate._shape import CUES

    lines, found = doc.fact(page_lines), doc.fact(page_shapes)
    some = [i for i in found.table[CUES + SPAM].nonzero()[0].tolist() if lines[i].end - lines[i].start < LONG]
    spam = ((lines[i], sum(cue.kind == SPAM for cue in found.rows[i].cues)) for i in some)
    return deletions(doc.text, ((line, "a row of search phrases") for line, n in spam if n > 2 and _row(line.text, n)))


def _row(text: str, words: int) -> bool:
    """Say whether *text*, which holds so many *words* of the trade, is a row of them, and not of one."""
    if sum(word in text.lower() for word in phrases_of("spam")) < 2:
        return False
    phrases = [phrase for phrase in PHRASES.split(text.strip()) if phrase]
    return len(phrases) > 1 and not SENTENCE.search(text) and words >= len(phrases) - 1
