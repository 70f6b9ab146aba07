"""Which readings a script conversion left behind: for ``pinyin-gloss``, and for what ``scattered-gloss`` uncovers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textkit.rules.glosses._readings import embedded, glosses, is_neutral, readings, reads
from textkit.script import HAN, script_of, simplified

if TYPE_CHECKING:
    from textkit.document import Document
    from textkit.rules.glosses._readings import Gloss

# A page with glosses on so many different characters was written by a machine; one with fewer is held to more.
MANY = 3
# Where more than this share of the glosses stand behind characters that both scripts share, people wrote them.
SHARED = 0.25
# The machine glosses every occurrence; a little less, because it misses some where bytes were lost.
COVERAGE = 0.8


def left_by_conversion(doc: Document) -> list[Gloss]:
    """Return the readings in *doc*, in order, that the document as it stands shows to be a conversion's."""
    found = list(glosses(doc))
    straddling = [gloss for gloss in found if gloss.base < "\u3400" and _straddles(doc, gloss)]
    toned = [gloss for gloss in found if reads(gloss) and (gloss.style != "toneless" or is_neutral(gloss))]
    return sorted({*straddling, *_written_by_machine(doc, toned, noted=any(map(_unusual, found)))})


def _written_by_machine(doc: Document, toned: list[Gloss], *, noted: bool) -> list[Gloss]:
    """Return those of the *toned* readings that the evidence of the whole document shows to be a machine's.

    A document where a reading that is not the usual one is *noted*, 不亦說(yuè)乎, may have the others for readers too.
    """
    forms = simplified()
    alike = Counter((gloss.base, gloss.reading) for gloss in toned)
    complete = {one for one, count in alike.items() if count >= COVERAGE * doc.text.count(one[0])}
    ours = [gloss for gloss in toned if gloss.base in forms and (gloss.base, gloss.reading) in complete]
    usual = {gloss.base for gloss in ours if _usual(gloss)}
    many = len(usual) >= MANY
    shared = sum(gloss.base not in forms for gloss in toned)
    alone = sum(not embedded(doc, gloss) for gloss in ours)
    if not usual or (not many and (noted or script_of(doc.text) == "hans")):
        return []  # notes for readers, or a Simplified text that mentions such a page
    if shared > (SHARED * len(ours) if many else 0) or alone > (len(ours) / 2 if many else 0):
        return []
    counts = Counter(gloss.base for gloss in ours)
    return [gloss for gloss in ours if gloss.base in usual or (many and counts[gloss.base] > 1)]


def _unusual(gloss: Gloss) -> bool:
    """Tell whether a character that conversions change has another reading here than its first."""
    return gloss.style == "toned" and gloss.base in simplified() and readings().usual.get(gloss.base) != gloss.reading


def _usual(gloss: Gloss) -> bool:
    """Tell whether nobody needs this note: the first reading of a character of GB 2312's common half (rows 16-55)."""
    code = simplified()[gloss.base].encode("gb2312", "ignore")
    return b"\xb0" <= code[:1] <= b"\xd7" and readings().usual.get(gloss.base) == gloss.reading


def _straddles(doc: Document, gloss: Gloss) -> bool:
    """Tell whether the letter before the reading and the byte before it make, in GBK, the character that it reads."""
    before = doc.text[max(0, gloss.start - 2) : gloss.start - 1]
    char = (before.encode("gbk", "ignore")[-1:] + gloss.base.encode()).decode("gbk", "ignore")
    return bool(HAN.match(before)) and reads(gloss._replace(base=char))
