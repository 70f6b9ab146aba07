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

# Two or more bytes beyond ASCII as Python and C write them, `\xe9\x9d\x92` or `\351\235\222`; a second byte of GBK may
# be an ASCII letter that needs no escape.
ESCAPES = compiled(
    r"\\(?:x[89A-Fa-f][0-9A-Fa-f]|[23][0-7]{2})(?:\\(?:x[0-9A-Fa-f]{2}|[0-3][0-7]{2})|[@-\[\]-~](?=\\[x23]))+"
)
BYTE = compiled(r"\\x(..)|\\(...)|(.)")


def _read(escapes: str) -> str | None:
    data = bytes(int(h, 16) if h else int(o, 8) if o else ord(c) for h, o, c in BYTE.findall(escapes))
    return decoded(data)


@rule(risk="lossy", clue=holding("\\"), wakes=("encoding",))
def byte_escape(doc: Document) -> Iterator[Edit]:
    r"""Write out `\xe9\x9d\x92` and `\351\235\222` in prose, when the bytes are East Asian text.

    ```diff
    - \xe9\x9d\x92\xe7\x9f\xb3大学
    + 青石大学
    ```
    ```diff
    - \351\235\222\347\237\263大学
    + 青石大学
    ```
    ```keep
    \xe9 是 é；`\xe9\x9d\x92`；C:\345\temp
    ```
    ```keep
    >>> b'\xe9\x9d\x92\xe7\x9f\xb3'
    在 Python 里 '\xe9\x9d\x92\xe7\x9f\xb3' 是字节
    ```
    """
    yield from runs(doc.text, ESCAPES, _read, "escaped bytes")
