from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import SCRIPT, special

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# Scripts whose words a zero-width space may divide: Thai, Lao, Tibetan, Burmese, Khmer and their neighbours.
UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u1980-\u1aaf"
# Scripts written from right to left, beside which direction marks are meant.
LEFTWARD = compiled("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
ALWAYS = f"(?<![{UNSPACED}])\u200b+(?![{UNSPACED}])|[\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]+"
# Joiners and variation selectors: Persian, Indic scripts, emoji and keycaps need them, Han and kana never.
BESIDE = (
    f"(?<=[{SCRIPT}])[\u200c\u200d]+|[\u200c\u200d]+(?=[{SCRIPT}])"
    f"|(?<=[{SCRIPT}A-Za-z0-9])(?<![〰〽㊗㊙])[\ufe0e\ufe0f]+(?!\u20e3)"
)
UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff\ufff9-\ufffb"
CLUE = compiled(f"[{UNSEEN}]")
# One that keeps a sign of Markdown or of a template from being one, or lets emphasis end behind a mark, as in
# `**注意：**这` with one behind the colon.
APART = f"[^\\s{UNSEEN}]"
SPACE = "[\u200b-\u200d\u2060]"
MEANT = compiled(f"(?<=[*_~`@#{{}}<\\\\&]){SPACE}(?={APART})|(?<={APART}){SPACE}(?=[*_~`{{}}])")
INVISIBLE = compiled(f"{ALWAYS}|{BESIDE}")
DIRECTION = compiled(f"{ALWAYS}|{BESIDE}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@rule(risk="safe", clue=special(CLUE), wakes=("encoding",))
def zero_width(doc: Document) -> Iterator[Edit]:
    """Remove zero-width spaces, word joiners, stray byte-order marks, and marks of direction where none is needed.

    They come from web editors and copy-protection, and break search and diff.  What Persian, Hebrew, Indic scripts,
    Thai and emoji need stays, and so does a zero-width space that is there for Markdown.

    ```diff
    - 中<U+200B>文<U+FEFF>，左<U+200E>右<U+200F>，<U+200D>文<U+FE0F>
    + 中文，左右，文
    ```
    ```keep
    می<U+200C>خواهم क्<U+200D>ष 👩<U+200D>👧 ❤<U+FE0F> 1<U+FE0F><U+20E3> ภาษา<U+200B>ไทย
    ```
    ```keep
    **注意：<U+200B>**这里的 {<U+200B>{ page }} 和 @<U+200B>name
    ```
    ```keep
    <U+200F>שלום<U+200F>!
    ```
    """
    for line in doc.lines_with(CLUE):  # direction is a matter of each paragraph
        pattern, end = (INVISIBLE if LEFTWARD.search(line.text) else DIRECTION), 0
        for clue in CLUE.finditer(doc.text, line.start, line.end):
            if clue.start() >= end and (hit := pattern.match(doc.text, clue.start())):
                end = hit.end()
                if len(hit[0]) > 1 or doc.dialect == "plain" or not MEANT.match(doc.text, hit.start()):
                    yield Edit(*hit.span(), "", "invisible character")
