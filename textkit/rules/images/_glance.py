"""A glance: the image links that a document may have, found without asking what in it is code.

The rules ask here first whether there is anything for them, since to know what is code takes ten times as long as all
the rest of their work; ``images`` then says what is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.lazily import compiled
from textkit.rules.images._image import Image
from textkit.rules.images._inline import unescaped
from textkit.rules.images._markup import written
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    import re

    from textkit.document import Document

# An image as most are written: on one line, and nothing in it that could mean something else, whatever is before it.
PLAIN = compiled(
    r"!\[([^][\\`<{\n]*+)\]"
    r"\(([^\x00-\x20\x7f()<>\\`{]*+)(?:(?<!\()[ \t]++\"[^\"\\`<{\n]*+\"[ \t]*+)?+\)"
)

MARKED = holding("![", "<", "{{", "{%")  # no image is without


def glance(doc: Document) -> list[Image]:
    """Return the images of *doc*, and perhaps others that are code; ``rendered`` and ``link`` are not known."""
    return doc.fact(_look)


def _look(doc: Document) -> list[Image]:
    if not doc.fact(MARKED):
        return []
    text = doc.text
    there = text.count("![")
    plain = [_plain(hit) for hit in PLAIN.finditer(text)] if there else []
    return plain + written(text) if len(plain) == there else images(doc)


def _plain(hit: re.Match[str]) -> Image:
    return Image(*hit.span(), *hit.span(2), unescaped(hit[2]), hit[1], "inline")
