from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

CLUE = re.compile("[\u0080-\u04ff\u2122-\u25ff]")


@rule(risk="safe")
def mojibake(doc: Document) -> Iterator[Edit]:
    """Repair lines that were decoded with the wrong encoding.

    Only the encoding is repaired: ftfy's wider defaults would turn full-width
    Chinese punctuation into ASCII.

    ```diff
    - voilÃ  le cafÃ©
    + voilà le café
    ```
    ```keep
    他说：“你好，世界！”（真的）
    ```
    """
    for line in doc.lines_with(CLUE):
        import ftfy

        fixed = ftfy.fix_encoding(line.text)
        if fixed != line.text:
            yield line.replace(fixed, "decoded with the wrong encoding")
