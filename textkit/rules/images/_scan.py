"""Every image link of a document, whatever its form; none in code, comments, scripts or metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textkit.rules.images._definitions import definitions
from textkit.rules.images._inline import brackets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.rules.images._image import Image

_known: WeakKeyDictionary[Document, list[Image]] = WeakKeyDictionary()


def images(doc: Document) -> list[Image]:
    """Return the image links of *doc* in order; looked for once per document."""
    if doc not in _known:
        _known[doc] = brackets(doc, definitions(doc)) if "![" in doc.text else []
    return _known[doc]


def neighbours(doc: Document) -> Iterator[list[Image]]:
    """Yield the images of *doc* in groups between which there is something else than white space."""
    group: list[Image] = []
    for image in images(doc):
        if group and doc.text[group[-1].end : image.start].strip():
            yield group
            group = []
        group.append(image)
    if group:
        yield group
