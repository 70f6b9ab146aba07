"""Reference definitions (``[label]: destination "title"``): where the images of a reference lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.rules.images._image import hidden
from textkit.rules.images._inline import LABEL, TITLE, Target, destination, label_key

if TYPE_CHECKING:
    from textkit.document import Document

# A definition begins a line, in a quotation or a list too.
START = re.compile(r"^(?:[ \t]{0,3}>[ \t]?)*+[ \t]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]{1,4})*+(?=\[[^\]\n])", re.MULTILINE)
COLON = re.compile(r":[ \t]*+\n?[ \t]*+(?=[^\s])")
REST = re.compile(r"[ \t]*+(?:\n|\Z)")
# Lines that a definition may follow directly: it cannot interrupt a paragraph.
NO_PARAGRAPH = re.compile(r"[ \t>]*+(?:\#{1,6}(?:[ \t]|\Z)|(?:[-*_][ \t]*+){3,}\Z|={2,}\s*\Z|\Z)")


def definitions(doc: Document) -> dict[str, Target]:
    """Return the definitions of *doc* by label; the first of a label counts, as in CommonMark."""
    found: dict[str, Target] = {}
    text = doc.text
    if "]:" not in text:
        return found
    blocks = [(r.start, r.end) for r in hidden(doc)]
    ends = {end for _, end in blocks}
    for start in START.finditer(text):
        label = LABEL.match(text, start.end())
        colon = COLON.match(text, label.end()) if label else None
        if not (label and colon and label[1].strip()):
            continue
        if not (start.start() in ends or _may_follow(text, start.start())):
            continue
        target = destination(text, colon.end())
        end = _end(text, target.done) if target else None
        if not target or not end or doc.protected(start.end(), label.end(), frozenset({"destination", "url", "math"})):
            continue
        ends.add(end)
        found.setdefault(label_key(label[1]), target)
    return found


def _may_follow(text: str, at: int) -> bool:
    """Tell whether the line before offset *at* is no paragraph's."""
    before = text.rfind("\n", 0, max(0, at - 1)) + 1
    return at == 0 or NO_PARAGRAPH.match(text, before, at - 1) is not None


def _end(text: str, at: int) -> int | None:
    """Return where a definition whose destination ends at *at* is over: behind its title, or its line."""
    title = TITLE.match(text, at)
    if title and (rest := REST.match(text, title.end())):
        return rest.end()
    rest = REST.match(text, at)
    return rest.end() if rest else None
