"""Reference definitions (``[label]: destination "title"``): where the images of a reference lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.images._blocks import follows_no_paragraph
from textkit.rules.images._image import hidden
from textkit.rules.images._inline import LABEL, TITLE, Target, destination, label_key

if TYPE_CHECKING:
    from textkit.document import Document

# A definition begins a line, in a quotation or a list too.
START = compiled(r"^(?:[ \t]{0,3}>[ \t]?)*+[ \t]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]{1,4})*+(?=\[[^\]\n])", re.MULTILINE)
COLON = compiled(r":[ \t]*+\n?[ \t]*+(?=[^\s])")
REST = compiled(r"[ \t]*+(?:\n|\Z)")


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
        if not (start.start() in ends or follows_no_paragraph(text, start.start())):
            continue
        target = destination(text, colon.end())
        end = _end(text, target.done) if target else None
        if not target or not end or doc.protected(start.end(), label.end(), frozenset({"destination", "url", "math"})):
            continue
        ends.add(end)
        found.setdefault(label_key(label[1]), target)
    return found


def _end(text: str, at: int) -> int | None:
    """Return where a definition whose destination ends at *at* is over: behind its title, or its line."""
    title = TITLE.match(text, at)
    if title and (rest := REST.match(text, title.end())):
        return rest.end()
    rest = REST.match(text, at)
    return rest.end() if rest else None
