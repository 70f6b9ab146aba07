"""HTML blocks: stretches of raw HTML in which CommonMark reads no Markdown.

The seven kinds of CommonMark 0.31.2, section 4.6: a tag of a block (6) or a whole tag alone on its line (7) begins a
block that the next blank line ends; comments, scripts and the like (1 to 5) end where their markup does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.images._image import hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
    "|track|ul"
)
ATTRIBUTE = r"""[ \t\n]++[a-z_:][\w.:-]*+(?:[ \t]*+=[ \t]*+(?:[^\s"'=<>`]++|"[^"\n]*+"|'[^'\n]*+'))?+"""
# A line in any container that begins with a tag which may open a block.
OPENING = compiled(
    r"^(?:[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])[ \t]))*+[ \t]*+"
    rf"(?P<tag></?(?:(?P<block>{BLOCK_TAGS})(?=[\s>]|/>|\Z)"
    rf"|(?P<alone>[a-z][a-z0-9-]*+(?:{ATTRIBUTE})*+[ \t]*+/?>[ \t]*+(?:$|\Z))))",
    re.MULTILINE | re.IGNORECASE,
)
BLANK = compiled(r"\n(?=[ \t>]*+(?:\n|\Z))")
# Lines that do not belong to a paragraph, so that anything may follow them.
NO_PARAGRAPH = compiled(r"[ \t>]*+(?:\#{1,6}(?:[ \t]|\Z)|(?:[-*_][ \t]*+){3,}\Z|={2,}\s*\Z|`{3}|~{3}|\Z)")


def html_blocks(doc: Document) -> Iterator[tuple[int, int]]:
    """Yield the spans of the HTML blocks of *doc*, in order; what is hidden opens none but raw ones."""
    text, done = doc.text, 0
    if "<" not in text:
        return
    holes = hidden(doc)
    hole = next(holes, None)
    for opening in OPENING.finditer(text):
        at = opening.start("tag")
        while hole and hole.end <= at:
            hole = next(holes, None)
        if at < done or (hole and hole.start <= at):
            continue
        if opening["alone"] and not follows_no_paragraph(text, opening.start()):
            continue
        blank = BLANK.search(text, opening.end())
        done = blank.start() if blank else len(text)
        yield opening.start(), done


def follows_no_paragraph(text: str, at: int) -> bool:
    """Tell whether the line before the line start *at* is no paragraph's, so that a block may begin here."""
    before = text.rfind("\n", 0, max(0, at - 1)) + 1
    return at == 0 or NO_PARAGRAPH.match(text, before, at - 1) is not None
