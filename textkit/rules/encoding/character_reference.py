from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# `&#x9752;`, `&#38738;`, and those whose ampersand was escaped once more: `&amp;#38738;`.
REFERENCE = compiled(r"&(?:amp;)*(#(?:[0-9]{2,7}|[xX][0-9A-Fa-f]{2,6});)")


@rule(risk="safe", clue=holding("&"), wakes=("encoding",))
def character_reference(doc: Document) -> Iterator[Edit]:
    """Write out numeric character references.

    Only those of visible characters beyond ASCII: `&#42;` and `&#8203;` are written so because the character itself
    would mean or show something else.

    ```diff
    - &#38738;&#x77F3;大学
    + 青石大学
    ```
    ```diff
    - 青&amp;#30707;大学
    + 青石大学
    ```
    ```keep
    2 &#42; 3 &lt; 7，`&#38738;`
    ```
    """
    import html

    for hit in REFERENCE.finditer(doc.text):
        fresh = html.unescape("&" + hit[1])
        if visible(fresh):
            yield Edit(*hit.span(), fresh, "numeric character reference")
