"""Glance: whether a text may hold furniture at all, so that clean text is never weighed.

Called by ``_claims`` and by the rules that weigh a page; costs two searches.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.boilerplate._cues import INSIDE, cues, phrases_of

if TYPE_CHECKING:
    from textkit.document import Document

PAGE = 40  # characters: a shorter text is no page, and nothing stands around anything
# The end of a line that is not that of a sentence, whose marks may stand inside quotation marks and brackets.
ODD = compiled(r"(?:[^\n。！？!?.”’」』\"'）)】\s]|\.\.)[”’」』\"'）)】]{0,3}[^\S\n]*(?:\n|\Z)")


def plain(doc: Document) -> bool:
    """Say at a glance whether nothing in *doc* looks like furniture, without weighing a line.

    Every line ends as a sentence does, but for one that opens with no cue (the headline); and no legal phrase is there.
    """
    if len(doc.text) < PAGE:
        return True
    odd = [hit.start() for hit in islice(ODD.finditer(doc.text), 2)]
    if len(odd) > 1 or any(cue.place != INSIDE for at in odd for cue in cues(doc.line_at(at).text.strip().lower())):
        return False
    return not _legal_phrase().search(doc.text.lower())


@cache
def _legal_phrase() -> re.Pattern[str]:
    phrases = phrases_of("disclaimer") | phrases_of("cookie")
    return re.compile("|".join(map(re.escape, sorted(phrases, key=len, reverse=True))))
