from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.regions import KINDS
from textkit.rule import rule
from textkit.rules.encoding._signs import special

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# A terminal's colour sequence, or a control character of ASCII that is no white space (tab, line feed, form feed and
# return stay).
CONTROL = compiled("\x1b\\[[0-9;]{0,20}[A-Za-z]|[\x00-\x08\x0b\x0e-\x1f\x7f]")


@rule(risk="safe", clue=special(CONTROL), about=KINDS - {"url", "destination"}, wakes=("encoding",))
def control_character(doc: Document) -> Iterator[Edit]:
    """Remove control characters that are no white space, and the colour sequences of terminals.

    ```diff
    - 中<U+0002>文<U+0008>，<U+001B>[31m红<U+001B>[0m
    + 中文，红
    ```
    ```keep
    a␉b<U+000C>c
    ```
    """
    yield from doc.sub(CONTROL, "", "control character")
