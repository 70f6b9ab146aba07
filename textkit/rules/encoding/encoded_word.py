from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._escapes import runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# `=?UTF-8?B?6Z2S55+z?=` and `=?GBK?Q?=C7=E0=CA=AF?=`, with the space or the fold between two of them (RFC 2047).
WORD = r"=\?[A-Za-z0-9_-]{2,20}\?[BbQq]\?[!->@-~]{1,200}\?="
WORDS = compiled(rf"{WORD}(?:\n?[ \t]{{1,8}}{WORD})*")


def _read(words: str) -> str | None:
    """Return what *words* stand for."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    try:
        parts = [(data, charset or "ascii") for data, charset in decode_header(words)]
        text = "".join(data.decode("gb18030" if charset == "gb2312" else charset) for data, charset in parts)
    except (HeaderParseError, LookupError, ValueError):
        return None
    return text if text.isprintable() and not text.isascii() else None


@rule(risk="lossy", clue=holding("=?"), wakes=("encoding",))
def encoded_word(doc: Document) -> Iterator[Edit]:
    """Write out the encoded words of mail headers, `=?UTF-8?B?6Z2S55+z?=`.

    ```diff
    - Subject: =?UTF-8?B?6Z2S55+z?= =?UTF-8?B?5aSn5a2m?=
    + Subject: 青石大学
    ```
    ```diff
    - 主题：=?gb2312?Q?=C7=E0=CA=AF?=
    + 主题：青石
    ```
    ```keep
    标题“青石”写作 =?UTF-8?B?6Z2S55+z?=，a=?b?c，=?none?Q?=C7=E0?=
    ```
    """
    yield from runs(doc.text, WORDS, _read, "encoded words of a mail header")
