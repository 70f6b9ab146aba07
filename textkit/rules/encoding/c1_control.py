from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import EAST_ASIAN, special

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

CLUE = compiled("[\x80-\x9f]")
# Beside East Asian text, and not among the Latin letters of mojibake, where they are bytes to be read.
CONTROL = compiled(f"(?<![\x80-\u024f])[\x80-\x9f](?=[{EAST_ASIAN}])|(?<=[{EAST_ASIAN}])[\x80-\x9f](?![\x80-\u024f])")
# The punctuation of windows-1252, which shares these code points: dots, quotes, bullet and dashes.
MEANT = {0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—"}


@rule(risk="safe", clue=special(CLUE), wakes=("encoding",))
def c1_control(doc: Document) -> Iterator[Edit]:
    """Write the control characters U+0080 to U+009F as the windows-1252 punctuation they stand for, or remove them.

    Only beside East Asian text; elsewhere the rule `mojibake` knows better.

    ```diff
    - 他说<U+0093>好<U+0094>，走<U+0081>了
    + 他说“好”，走了
    ```
    ```keep
    aÂ<U+0080>b
    ```
    """
    for hit in CONTROL.finditer(doc.text):
        fresh = MEANT.get(ord(hit[0]), "")
        yield Edit(*hit.span(), fresh, "windows-1252 punctuation" if fresh else "control character")
