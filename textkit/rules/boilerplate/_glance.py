"""Glance: whether a text may hold furniture at all, so that clean text is never weighed.

Called by ``_claims`` and by the rules that weigh a page; costs two searches.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.boilerplate._cues import END, INSIDE, KINDS, Cue, cues, phrases_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textkit.document import Document

SEEN = 5  # characters that tell how a line ends: three closing marks behind two of a sentence
TAIL = 16  # characters that nearly always hold those
PAGE = 40  # characters: a shorter text is no page, and nothing stands around anything
UNSURE = compiled(r"\n(?<![。！？!?\n]\n)")  # the end of a line that does not surely end as a sentence does
IMAGE = compiled(r"!\[[^\]\n]*+\]\([^()\s]*+\)\s*+")  # an image as most are written, and the space behind it
ENDS, CLOSING = "。！？!?.", "”’」』\"'）)】"  # of a sentence, and the marks that may stand behind
# Of an alphabet that has two cases: Latin, Greek, Cyrillic.
WORD = compiled("[A-Za-z\xc0-\u052f\u1e00-\u1fff][A-Za-z\xc0-\u052f\u1e00-\u1fff]")
# A label that closes a headline labels nothing: 图书馆延长了开放时间.
MUTE = frozenset(Cue(KINDS.index(kind), END) for kind in ("byline", "editor"))


def plain(doc: Document) -> bool:
    """Say at a glance whether nothing in *doc* looks like furniture, without weighing a line.

    Every line ends as a sentence does, but for one that opens and closes with no cue (the headline); and no phrase of a
    notice is there.
    """
    if len(doc.text) < PAGE:
        return True
    odd = [*islice(_odd(doc.text), 2)]
    if len(odd) > 1 or any(_cued(doc.text, line) for line in odd):
        return False
    return not _warns(doc.text)


def _cued(text: str, line: str) -> bool:
    """Say whether a cue opens or closes *line* of *text*; a label does not close the first line, the headline."""
    mute = MUTE if text.lstrip().startswith(line.strip()) else frozenset()
    return any(cue.place != INSIDE and cue not in mute for cue in cues(line.strip().lower()))


def _odd(text: str) -> Iterator[str]:
    """Yield the lines that end as no sentence does, nor as one with images behind it.

    A line costs no more than its end.
    """
    for end in chain((hit.start() for hit in UNSURE.finditer(text)), (len(text),)):
        at = text.rfind("\n", 0, end) + 1
        if not _closed(text, at, end) and not _closed_before_images(text, at, end):
            yield text[at:end]


def _closed(text: str, at: int, end: int) -> bool:
    """Say whether the line ``[at, end)`` is blank, or ends with a sentence's mark and at most three closing ones."""
    last = text[max(at, end - TAIL) : end].rstrip()
    if len(last) < SEEN:
        last = text[at:end].rstrip()
    for _ in range(3):
        last = last[:-1] if last[-1:] in CLOSING else last
    return not last or ((last[-1] in ENDS + CLOSING or last[-1].isspace()) and not last.endswith(".."))


def _closed_before_images(text: str, at: int, end: int) -> bool:
    """Say whether the line ``[at, end)`` ends with images, and is ``_closed`` without them, and not blank."""
    bare = end
    while (start := text.rfind("![", at, bare)) >= 0 and IMAGE.fullmatch(text, start, bare):
        bare = start
    return at < bare < end and not text[at:bare].isspace() and _closed(text, at, bare)


def _warns(text: str) -> bool:
    """Say whether a phrase of a notice is in *text*; most pages of Chinese have no word of an alphabet to lower."""
    alphabetic = WORD.search(text) and _notice(_cased).search(text.lower())
    return bool(alphabetic or _notice(_caseless).search(text))


def _cased(phrase: str) -> bool:
    return WORD.search(phrase) is not None


def _caseless(phrase: str) -> bool:
    return not _cased(phrase)


@cache
def _notice(alike: Callable[[str], bool]) -> re.Pattern[str]:
    """Return the pattern of the phrases of notices that are *alike*.

    They are looked for only where two characters may begin one.
    """
    every = phrases_of("disclaimer") | phrases_of("cookie") | phrases_of("promo")
    phrases = sorted(filter(alike, every), key=len, reverse=True)
    first, second = ("".join(map(re.escape, sorted({phrase[i] for phrase in phrases}))) for i in (0, 1))
    return re.compile(f"[{first}](?=[{second}])(?<=(?={'|'.join(map(re.escape, phrases))}).)")
