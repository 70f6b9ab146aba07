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

CLUE = compiled("%[89A-Fa-f][0-9A-Fa-f]")
# A word with escaped bytes, from its beginning; bytes of ASCII in it may be escaped or not.
WORD = compiled(r"(?<![!-~])[!-$&-~]*%[89A-Fa-f][0-9A-Fa-f](?:%[0-9A-Fa-f]{2}|[!-$&-~])+")
ENDING = compiled(r"\.[A-Za-z]{2,5}\Z")


def _address(word: str) -> bool:
    """Say whether *word* is an address or a file: a path, a query or a host begins it, or an ending ends it."""
    head = word[: word.index("%")]
    return head.startswith(("~", ".")) or any(sign in head for sign in "/?&=.") or bool(ENDING.search(word[-7:]))


def _read(word: str) -> str | None:
    from urllib.parse import unquote_to_bytes

    return None if _address(word) else decoded(unquote_to_bytes(word))


@rule(risk="lossy", clue=holding("%"))
def percent_escape(doc: Document) -> Iterator[Edit]:
    """Write out `%E9%9D%92` in prose, when the bytes are East Asian text in UTF-8 or GBK.

    Addresses and file names stay as they are.

    ```diff
    - %E9%9D%92%E7%9F%B3大学
    + 青石大学
    ```
    ```diff
    - %C7%E0%CA%AF大学
    + 青石大学
    ```
    ```keep
    URL 编码为%E9%9D%92%E7%9F%B3，解码得到“青石”
    ```
    ```keep
    /wiki/%E9%9D%92%E7%9F%B3 和 a.example/?q=%E9%9D%92 和 %E9%9D%92.html，100%
    ```
    """
    for line in doc.lines_with(CLUE):
        for edit in runs(line.text, WORD, _read, "percent-encoded text"):
            yield edit._replace(start=line.start + edit.start, end=line.start + edit.end)
