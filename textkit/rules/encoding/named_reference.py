from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._escapes import visible

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from textkit.document import Document

# `&nbsp;`, `&ldquo;`, and those whose ampersand was escaped once more: `&amp;nbsp;`.
REFERENCE = compiled(r"&(?P<again>(?:amp;)*)(?P<name>[A-Za-z][A-Za-z0-9]{1,30});")
TAG = compiled("</?[A-Za-z]")
PLAIN = {"amp": "&", "quot": '"', "apos": "'", "nbsp": "\xa0"}


@rule(risk="lossy", clue=holding("&"), wakes=("encoding",))
def named_reference(doc: Document) -> Iterator[Edit]:
    """Write out named character references left in prose.

    `&lt;` and `&gt;` stay, because a bare one would begin a tag; so do those of ASCII signs, which keep Markdown from
    reading them, and spaces beside a tag, which are HTML.  In hand-written Markdown a reference is meant, so this is
    not for repositories.

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
    ```keep
    <b>甲</b>&nbsp;&nbsp;<b>乙</b>&nbsp;丙
    ```
    """
    from html.entities import html5

    for hit in _in_prose(doc.text):
        name = hit["name"]
        fresh = PLAIN.get(name) or html5.get(name + ";", "")
        if name in PLAIN or visible(fresh):
            yield Edit(*hit.span(), fresh, "named character reference")
        elif hit["again"] and fresh:
            yield Edit(*hit.span(), f"&{name};", "character reference escaped twice")


def _in_prose(text: str) -> Iterator[re.Match[str]]:
    """Yield each reference, without a row of spaces that touches a tag."""
    row: list[re.Match[str]] = []
    for hit in REFERENCE.finditer(text):
        if row and hit.start() > row[-1].end():
            yield from _unless_beside_tag(text, row)
            row = []
        row.append(hit)
    yield from _unless_beside_tag(text, row)


def _unless_beside_tag(text: str, row: list[re.Match[str]]) -> list[re.Match[str]]:
    beside = (
        all(hit[0] == "&nbsp;" for hit in row)
        and row
        and (text.endswith(">", 0, row[0].start()) or TAG.match(text, row[-1].end()))
    )
    return [] if beside else row
