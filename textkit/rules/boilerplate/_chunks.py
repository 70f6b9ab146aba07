"""Chunks: where a line without line breaks may be cut, because something ended there on the page it came from.

Called by ``flattened_paragraph`` and the training script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.boilerplate._cues import openings

if TYPE_CHECKING:
    from collections.abc import Iterator

CUT = compiled(
    r"(?:[，。！？!?；;…]|\.\.\.+)+[”\"』」’）)】]*"  # behind a clause or a sentence
    r"|[”』」](?=[“『「])"  # between two quotations
    r"|\s+"  # behind white space, a pair of ideographic spaces too
    r"|(?<=[|｜│·•»›>＞─_])(?![|｜│·•»›>＞─_])"  # behind a separator
    # behind a date, with its time
    r"|(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s*\d{1,2}[:：时]\d{2}(?:[:：]\d{2})?分?)?"
    r"|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"  # behind a time
    r"|(?<=[^稿资資息章聞闻])(?=(?:来源|來源|发布时间|發布時間|作者|编辑|編輯|记者|記者)[:：])"  # before a label
    r"|[】〕］\]](?![，。、；：])"  # behind a bracketed heading
)


# A short aside in brackets belongs to what it follows: who wrote it, which office sent it in.
ASIDE = compiled(r"[（(][^（()）]{1,40}[)）]")
# What these announce begins with the cue, whatever stands before it.
OPENERS = frozenset({"editor", "related", "footer", "disclaimer", "comments"})


def chunks(line: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that *line* falls into; together they are the whole of it."""
    at = 0
    ends = {*(hit.end() for hit in CUT.finditer(line)), *openings(line, OPENERS)}
    for hit in ASIDE.finditer(line):
        ends.difference_update(range(hit.start(), hit.end()))
    for end in sorted(ends):
        if line[at:end].strip():
            yield at, end
            at = end
    if line[at:].strip():
        yield at, len(line)
