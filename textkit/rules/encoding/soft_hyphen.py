from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import SCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

SOFT_HYPHEN = compiled("\xad\xad*")
UNHYPHENATED = compiled(f"[{SCRIPT}]")


@rule(risk="safe", clue=holding("\xad"), wakes=("encoding",))
def soft_hyphen(doc: Document) -> Iterator[Edit]:
    """Remove soft hyphens from lines of East Asian text, which is never hyphenated.

    Elsewhere they say where a word may be broken, and stay.

    ```diff
    - 如此<U+00AD>复杂的证明
    + 如此复杂的证明
    ```
    ```keep
    Donau<U+00AD>dampfschiff
    ```
    """
    for line in doc.lines_with(SOFT_HYPHEN):
        if UNHYPHENATED.search(line.text):
            for hit in SOFT_HYPHEN.finditer(line.text):
                yield Edit(line.start + hit.start(), line.start + hit.end(), "", "soft hyphen")
