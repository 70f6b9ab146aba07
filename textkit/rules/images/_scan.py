"""Every image link of a document, whatever its form; none in code, comments, scripts or metadata."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textkit.lazily import compiled
from textkit.rules.images._blocks import html_blocks
from textkit.rules.images._definitions import definitions
from textkit.rules.images._inline import brackets
from textkit.rules.images._markup import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.rules.images._image import Image

# What may stand between neighbours.
NOTHING = compiled(r"(?:\s|<br[ \t]*+/?>|[-*+](?=[ \t]))*+", re.IGNORECASE)
_known: WeakKeyDictionary[Document, list[Image]] = WeakKeyDictionary()


def images(doc: Document) -> list[Image]:
    """Return the image links of *doc* in order, none inside another; looked for once per document."""
    if doc not in _known:
        inline = _in_html(doc, brackets(doc, definitions(doc))) if "![" in doc.text else []
        other = markup(doc)
        _known[doc] = list(_outermost(sorted(inline + other))) if other else inline
    return _known[doc]


def neighbours(doc: Document) -> Iterator[list[Image]]:
    """Yield the images of *doc* in groups between which there is more than space, line breaks and list markers.

    A link around an image counts as part of it.
    """
    group: list[Image] = []
    end = 0
    for image in images(doc):
        outer = image.link or image
        if group and not NOTHING.fullmatch(doc.text, end, max(end, outer.start)):
            yield group
            group = []
        group.append(image)
        end = outer.end
    if group:
        yield group


def _in_html(doc: Document, found: list[Image]) -> list[Image]:
    """Return *found* with those in HTML blocks marked as not rendered."""
    blocks = list(html_blocks(doc)) if found else []
    starts = [start for start, _ in blocks]

    def raw(at: int) -> bool:
        i = bisect_right(starts, at) - 1
        return i >= 0 and at < blocks[i][1]

    return [image._replace(rendered=False) if raw(image.start) else image for image in found] if blocks else found


def _outermost(found: list[Image]) -> Iterator[Image]:
    """Yield those of *found* (sorted) that are not inside the one before."""
    end = 0
    for image in found:
        if image.start >= end:
            yield image
            end = image.end
