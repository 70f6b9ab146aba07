"""An image link: what it is, where it stands, and which text can hold none.

Shared by the scanners of each form and by the rules; offsets are characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.regions import Region

Form = Literal["inline", "reference", "html", "shortcode", "embed"]


class Link(NamedTuple):
    """A link around images: its whole span, and the span of its text."""

    start: int
    end: int
    text_start: int
    text_end: int


class Image(NamedTuple):
    """One image link: its whole span, the span of its URL as written, and what it says.

    ``url`` is without escapes; ``rendered`` is false where CommonMark would show the source instead;
    ``link`` is the Markdown link around it.
    """

    start: int
    end: int
    url_start: int
    url_end: int
    url: str
    alt: str
    form: Form
    rendered: bool = True
    link: Link | None = None


# Markup whose content is no page: comments, declarations and elements of raw text.
RAW = compiled(r"<(?:[!?]|(?:script|style|pre|textarea|template|noscript)\b)", re.IGNORECASE)
HIDING = frozenset({"front matter", "code block", "code span"})
# A tag that stands alone hides its own brackets only.
TAG = compiled(r"</?[a-z]|<[!?]", re.IGNORECASE)


def hidden(doc: Document) -> Iterator[Region]:
    """Yield the regions that hold no image whatever is written in them: code, metadata, comments, scripts."""
    return (r for r in doc.regions if r.kind in HIDING or (r.kind == "html" and RAW.match(doc.text, r.start)))


def bracketless(doc: Document) -> Iterator[Region]:
    """Yield the regions whose brackets are no Markdown: what is hidden, and every tag."""
    return (r for r in doc.regions if r.kind in HIDING or (r.kind == "html" and TAG.match(doc.text, r.start)))
