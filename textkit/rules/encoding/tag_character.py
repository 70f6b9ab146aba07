from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import special

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# A flag such as Scotland's is a black flag, tags that spell its region, and a closing tag; that is meant.
TAGS = compiled("(?P<flag>\U0001f3f4[\U000e0030-\U000e007a]{1,16}\U000e007f)|[\U000e0001-\U000e007f]+")


@rule(risk="safe", clue=special(TAGS), wakes=("encoding",))
def tag_character(doc: Document) -> Iterator[Edit]:
    """Remove tag characters, invisible doubles of ASCII that hide text from readers.

    The flags of regions, which are made of them, stay.

    ```diff
    - Reac<U+E0001>t<U+E0068><U+E0069> 中
    + React 中
    ```
    ```keep
    <U+1F3F4><U+E0067><U+E0062><U+E0073><U+E0063><U+E0074><U+E007F>
    ```
    """
    yield from (Edit(*hit.span(), "", "tag character") for hit in TAGS.finditer(doc.text) if not hit["flag"])
