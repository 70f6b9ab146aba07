from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.images._image import Image
from textkit.rules.images._markup import visible
from textkit.rules.images._prune import removals
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# Both brackets: a lone ![word] may be anything.
REFERENCE = compiled(r"!\[([^\[\]\n]*+)\]\[([^\[\]\n]*+)\]")


@rule(risk="lossy", opt_in=True, about=("destination", "url"), wakes=("encoding", "glosses", "images"))
def undefined_reference(doc: Document, *, keep_alt: bool = False) -> Iterator[Edit]:
    """Remove images whose reference is defined nowhere in the document.

    They show their source. `keep_alt` leaves the alternative text.

    ```diff
    - before ![a map][map] after
    + before after
    ```
    ```diff keep_alt=yes
    - ![a map][] of the island
    + a map of the island
    ```
    ```keep
    ![a map][map] of `![a][b]`, and ![note]

    [map]: /map.png
    ```
    """
    if "![" not in doc.text:
        return iter(())
    known = {image.start for image in images(doc)}
    found = [
        Image(*hit.span(), *hit.span(2), hit[2], hit[1], "reference")
        for hit in REFERENCE.finditer(doc.text)
        if hit.start() not in known
    ]
    doomed = [(image, "reference without a definition") for image in visible(doc, found)]
    return removals(doc, doomed, keep_alt=keep_alt)
