from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]+")


@rule(risk="safe")
def zero_width(doc: Document) -> Iterator[Edit]:
    """Remove zero-width spaces, word joiners and stray byte-order marks.

    They come from web editors and copy-protection, and break search and diff.
    Joiners (U+200C, U+200D) stay: Persian and emoji need them.

    ```diff
    - 中<U+200B>文<U+FEFF>
    + 中文
    ```
    ```keep
    می<U+200C>خواهم
    ```
    """
    return doc.sub(ZERO_WIDTH, "", "invisible character")
