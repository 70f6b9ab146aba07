"""Where a document is mojibake, and what it was: lines first, then phrases inside good lines.

Shared by the rule for what can be had back byte for byte and the rule for what lost characters on the way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import Edit, tight
from textkit.regions import KINDS
from textkit.rules.encoding._phrases import phrases
from textkit.rules.encoding._plausible import weigh
from textkit.rules.encoding._readings import LOOKED_AT, Misreading, once_or_twice, read
from textkit.rules.encoding._signs import signs, suspicious

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.document import Document, Line

# A wrong encoding spoils code, metadata and markup as well; an address was never mojibake.
ABOUT = KINDS - {"url", "destination"}
CODE = frozenset({"code block", "code span"})

BAD = -9.0  # no published line of ten characters weighs less
BAD_WITH_KANA = -5.0  # EUC-JP read as GBK keeps its kana, and weighs more
KANA = re.compile("[ぁ-ヿ]")
# UTF-16 read as GBK leaves its zero and low bytes as controls, line feeds among them: only the whole can be read.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
WORD = re.compile(r"[^\W\d_]+")


def natural(text: str) -> bool:
    """Say whether *text* is words of an alphabet, cased as people case them: mojibake never is."""
    beyond = [char for char in text if char > "\x7f"]
    strange = sum(
        1 for char in beyond if not (char.isalpha() or "\u0590" <= char <= "\u1cff" or char in "·“”‘’«»–—…№°")
    )
    if strange or any(char >= "\u2e80" for char in beyond):
        return False
    return all(w.islower() or w.isupper() or w[1:].islower() or w.lower() == w.upper() for w in WORD.findall(text))


def consistent(doc: Document, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield *edits* without those in code, unless prose of the same document has the same damage.

    Mojibake in code alone is shown on purpose, by a text about encodings.
    """
    found = list(edits)
    prose = {edit.why for edit in found if not doc.protected(edit.start, edit.end, ABOUT - CODE)}
    return (e for e in found if e.why in prose or not doc.protected(e.start, e.end, ABOUT - CODE))


def repairs(doc: Document, how: Callable[[str, Misreading], str | None]) -> Iterator[Edit]:
    """Yield an edit for each stretch of *doc* that *how* can read, in order."""
    if not signs(doc).chars.isdisjoint(map(chr, range(0x20))) and CONTROL.search(doc.text):
        whole = read(doc.text, how, [Misreading("gb18030", "utf-16-le")])
        if whole:
            yield tight(0, doc.text, whole.text, str(whole.steps[0]))
            return
    for line, at in suspicious(doc):
        yield from _line(line, at, how)


def _line(line: Line, at: int, how: Callable[[str, Misreading], str | None]) -> Iterator[Edit]:
    """Yield the edits of one line, whose uncommon pair stands at *at*."""
    text = line.text
    bad = BAD_WITH_KANA if KANA.search(text) else BAD
    if weigh(text[max(0, at - 8) : at + 8]).mean > bad or natural(text):
        return
    if weigh(text[:LOOKED_AT]).mean <= bad and (found := once_or_twice(text, how)):
        why = ", ".join(str(step) for step in found.steps)
        yield line.replace(found.text, why)
    else:
        yield from phrases(text, line.start)
