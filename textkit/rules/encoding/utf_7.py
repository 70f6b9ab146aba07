from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.rule import rule
from textkit.rules.encoding._escapes import east_asian, runs
from textkit.rules.encoding._plausible import weigh
from textkit.rules.encoding._signs import has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# `+U1dfAA-`: base64 of UTF-16 between a plus sign and, where a letter would follow, a hyphen.
ENCODED = re.compile(r"(?<![A-Za-z0-9+/])\+[A-Za-z0-9+/]{3,}-?")


def _read(encoded: str) -> str | None:
    try:
        text = encoded.encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return None
    beyond = sum(map(east_asian, text))
    return text if beyond >= 0.7 * len(text) and weigh(text).mean > -9.0 else None


@rule(risk="lossy")
def utf_7(doc: Document) -> Iterator[Edit]:
    """Write out UTF-7, `+U1dfAA-`, when it is East Asian text.

    ```diff
    - +U1dfAFkn-
    + 南开大
    ```
    ```keep
    +8613800000000，a+bcd-e，C++/CLI
    ```
    """
    if has(doc, "+"):
        yield from runs(doc.text, ENCODED, _read, "UTF-7")
