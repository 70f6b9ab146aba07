from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textkit.document import Document
from textkit.edit import Edit, apply
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._damage import repairs
from textkit.rules.encoding._signs import signs
from textkit.rules.encoding.mojibake import mojibake

if TYPE_CHECKING:
    from collections.abc import Iterator

# A base with its accents, a kana with its voice mark, a Korean syllable in letters: as some file systems store them.
PARTS = compiled(
    "[^\\W\u0300-\u036f][\u0300-\u036f]+|[ぁ-ヿ][\u3099\u309a]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
CLUE = compiled("[\u0300-\u036f\u3099\u309a\u1161-\u1175]")


@rule(risk="safe")
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
    a<U+0301>a<U+0301>a<U+0301>a<U+0301>笔
    ```
    """
    if CLUE.search(signs(doc)) and (found := list(_composed(doc))):
        yield from _unlike_mojibake(doc, found)


def _composed(doc: Document) -> Iterator[Edit]:
    end = 1
    for clue in CLUE.finditer(doc.text):
        if clue.start() >= end and (hit := PARTS.match(doc.text, clue.start() - 1)):
            end = hit.end()
            fresh = unicodedata.normalize("NFC", hit[0])
            if len(fresh) < len(hit[0]):
                yield Edit(*hit.span(), fresh, "decomposed character")


def _unlike_mojibake(doc: Document, found: list[Edit]) -> Iterator[Edit]:
    """Yield what was *found*, but on lines that would then pass for mojibake: those stay as somebody wrote them."""
    after = Document(apply(doc.text, found), doc.dialect)
    taken = [*repairs(after, lossy=False), *repairs(after, lossy=True), *mojibake.find(after)]
    ends = [(after.place(edit.start)[0], after.place(max(edit.start, edit.end - 1))[0]) for edit in taken]
    lines = {
        line for first, last in ends for line in range(first, last + 1)
    }  # the same in both: no newline is composed
    return (edit for edit in found if doc.place(edit.start)[0] not in lines)
