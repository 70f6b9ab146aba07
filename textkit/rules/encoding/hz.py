from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._escapes import decoded, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# GB 2312 in seven bits between `~{` and `~}`, as Usenet had it.
ENCODED = compiled(r"~\{((?:[!-w][!-~])+)~\}")


def _read(encoded: str) -> str | None:
    return decoded(bytes(ord(char) | 0x80 for char in encoded[2:-2]))


@rule(risk="lossy", clue=holding("~{"), about=("html", "math", "shortcode"), wakes=("encoding",))
def hz(doc: Document) -> Iterator[Edit]:
    """Write out HZ, the seven-bit form of GB 2312: `~{VPND~}`.

    ```diff
    - ~{VPND~} text
    + 中文 text
    ```
    ```keep
    ~{x~} and ~{VPND
    ```
    """
    yield from runs(doc.text, ENCODED, _read, "HZ")
