from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.encoding._signs import EAST_ASIAN, has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

OUTSIDE = re.compile("(?<!\\w)\xad+|\xad+(?!\\w)")  # where no word goes on
ANYWHERE = re.compile("\xad+")
UNHYPHENATED = re.compile(f"[{EAST_ASIAN}]")


@rule(risk="safe")
def soft_hyphen(doc: Document) -> Iterator[Edit]:
    """Remove soft hyphens where no word can be broken, and from lines of East Asian text.

    Inside a word of other text they say where it may be broken, and stay.

    ```diff
    - 如此<U+00AD>复杂的证明
    + 如此复杂的证明
    ```
    ```keep
    Donau<U+00AD>dampfschiff
    ```
    """
    if not has(doc, "\xad"):
        return
    for line in doc.lines_with(ANYWHERE):
        pattern = ANYWHERE if UNHYPHENATED.search(line.text) else OUTSIDE
        for hit in pattern.finditer(line.text):
            yield Edit(line.start + hit.start(), line.start + hit.end(), "", "soft hyphen")
