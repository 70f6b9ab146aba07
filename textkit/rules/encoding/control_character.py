from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.regions import KINDS
from textkit.rule import rule
from textkit.rules.encoding._signs import SCRIPT, special

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# A terminal's colour sequence, or a control character of ASCII that is no white space (tab, line feed, form feed and
# return stay).  A vertical tab breaks a line on a slide; between words that are written apart it leaves a space.
APART = f"[^\\s{SCRIPT}]"
CONTROL = compiled(
    f"(?P<between>(?<={APART})\x0b+(?={APART}))|\x1b\\[[0-9;]{{0,20}}[A-Za-z]|[\x00-\x08\x0b\x0e-\x1f\x7f]"
)


@rule(risk="safe", clue=special(CONTROL), about=KINDS - {"url", "destination"}, wakes=("encoding",))
def control_character(doc: Document) -> Iterator[Edit]:
    """Remove control characters that are no white space, and the colour sequences of terminals.

    ```diff
    - 中<U+0002>文<U+0008>，<U+001B>[31m红<U+001B>[0m
    + 中文，红
    ```
    ```diff
    - Annual report<U+000B>Summary
    + Annual report Summary
    ```
    ```keep
    a␉b<U+000C>c
    ```
    """
    for hit in CONTROL.finditer(doc.text):
        yield Edit(*hit.span(), " " if hit["between"] else "", "control character")
