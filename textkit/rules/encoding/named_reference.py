from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# `&nbsp;`, `&ldquo;`, and those whose ampersand was escaped once more: `&amp;nbsp;`.
REFERENCE = compiled(r"&(?P<again>(?:amp;)*)(?P<name>[A-Za-z][A-Za-z0-9]{1,30});")
PLAIN = {"amp": "&", "quot": '"', "apos": "'", "nbsp": "\xa0"}


@rule(risk="lossy")
def named_reference(doc: Document) -> Iterator[Edit]:
    """Write out named character references left in prose.

    `&lt;` and `&gt;` stay, because a bare one would begin a tag; so do those of ASCII signs, which keep Markdown from
    reading them.  In hand-written Markdown a reference is meant, so this is not for repositories.

    ```diff
    - &ldquo;他&nbsp;&amp;&nbsp;她&rdquo;
    + “他<U+00A0>&<U+00A0>她”
    ```
    ```diff
    - 被&amp;nbsp;打垮
    + 被<U+00A0>打垮
    ```
    ```keep
    a &lt; b，&ast;，`&nbsp;`，AT&T; x
    ```
    """
    if "&" not in doc.text:
        return
    from html.entities import html5

    for hit in REFERENCE.finditer(doc.text):
        name = hit["name"]
        fresh = PLAIN.get(name) or html5.get(name + ";", "")
        if name in PLAIN or visible(fresh):
            yield Edit(*hit.span(), fresh, "named character reference")
        elif hit["again"] and fresh:
            yield Edit(*hit.span(), f"&{name};", "character reference escaped twice")
