from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import special

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# A base with its accents, a kana with its voice mark, a Korean syllable in letters: as some file systems store them.
PARTS = compiled(
    "[^\\W\u0300-\u036f][\u0300-\u036f]+|[ぁ-ヿ][\u3099\u309a]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
CLUE = compiled("[\u0300-\u036f\u3099\u309a\u1161-\u1175]")


@rule(risk="safe", clue=special(CLUE), wakes=("encoding",))
def decomposed_character(doc: Document) -> Iterator[Edit]:
    """Compose letters that stand apart from their accents (Unicode's form NFC).

    Not on a line that would then pass for mojibake, which nobody writes in parts.

    ```diff
    - cafe<U+0301>，か<U+3099>，<U+1112><U+1161><U+11AB>
    + café，が，한
    ```
    ```keep
    ﬁ ２ ㎏ 神 x<U+0302>
    ```
    ```keep
    A<U+0300>i<U+0301>A<U+0302>U<U+0302>笔
    ```
    """
    end = 1
    for clue in CLUE.finditer(doc.text):
        if clue.start() >= end and (hit := PARTS.match(doc.text, clue.start() - 1)):
            end = hit.end()
            fresh = unicodedata.normalize("NFC", hit[0])
            if len(fresh) < len(hit[0]):
                yield Edit(*hit.span(), fresh, "decomposed character")
