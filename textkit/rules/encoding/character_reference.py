from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.encoding._escapes import REFERENCE, shown, visible
from textkit.rules.encoding._restore import LOST

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from textkit.document import Document

# The halves of one character in UTF-16, which some programs write as two references.
HIGH, LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


@rule(risk="safe", clue=holding("&"), wakes=("encoding",))
def character_reference(doc: Document) -> Iterator[Edit]:
    """Write out numeric character references.

    Only those of visible characters beyond ASCII: `&#42;` and `&#8203;` are written so because the character itself
    would mean or show something else.  One that was escaped twice shows as it stands, so it stays where the text speaks
    of it.

    ```diff
    - &#38738;&#x77F3;大学
    + 青石大学
    ```
    ```diff
    - 青&amp;#30707;大学
    + 青石大学
    ```
    ```diff
    - 好&#55357;&#56832;
    + 好😀
    ```
    ```keep
    写 &amp;#38738; 会显示为“青”；&#55357; 和 &#1114112; 不是字符
    ```
    ```keep
    2 &#42; 3 &lt; 7，`&#38738;`
    ```
    """
    for start, hit, fresh in _read(doc.text):
        if visible(fresh) and not (hit["again"] and shown(doc.text, hit, fresh)):
            yield Edit(start, hit.end(), fresh, "numeric character reference")


def _read(text: str) -> Iterator[tuple[int, re.Match[str], str]]:
    """Yield where each character begins that references stand for, the last of them, and the character."""
    import html

    half, start, end = 0, -1, -1
    for hit in REFERENCE.finditer(text):
        code = int(hit["decimal"] or hit["hexadecimal"], 10 if hit["decimal"] else 16)
        if code in LOW and half and hit.start() == end:
            yield start, hit, chr(0x10000 + ((half - HIGH.start) << 10) + code - LOW.start)
        elif (fresh := html.unescape(f"&#{code};")) != LOST:
            yield hit.start(), hit, fresh
        half, start, end = code if code in HIGH else 0, hit.start(), hit.end()
