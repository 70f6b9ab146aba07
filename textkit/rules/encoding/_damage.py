"""Where a document is mojibake, and what it was: lines first, then phrases inside good lines.

Shared by the rule for what can be had back byte for byte and the rule for what lost characters on the way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import Edit, apply, tight
from textkit.regions import KINDS
from textkit.rules.encoding._phrases import phrases
from textkit.rules.encoding._plausible import weigh
from textkit.rules.encoding._readings import LOOKED_AT, Misreading, damaged, exact, once_or_twice, read
from textkit.rules.encoding._restore import LOST
from textkit.rules.encoding._signs import signs, suspicious

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.document import Document, Line

# A wrong encoding spoils code, metadata and markup as well; an address was never mojibake.
ABOUT = KINDS - {"url", "destination"}
CODE = frozenset({"code block", "code span"})

BAD = -9.0  # no published line of ten characters weighs less
BAD_WITH_KANA = -3.5  # EUC-JP read as GBK keeps its kana, and weighs more
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
    prose = {edit.why for edit in found if not _in_code(doc, edit)}
    return (edit for edit in found if edit.why in prose or not _in_code(doc, edit))


def _in_code(doc: Document, edit: Edit) -> bool:
    """Say whether *edit* lies in code; mojibake that only holds a backtick or two reaches beyond it."""
    region = doc.protected(edit.start, edit.end, ABOUT - CODE)
    return region is not None and region.start <= edit.start and edit.end <= region.end


def repairs(doc: Document, how: Callable[[str, Misreading], str | None]) -> Iterator[Edit]:
    """Yield an edit for each stretch of *doc* that *how* can read, in order."""
    if not signs(doc).chars.isdisjoint(map(chr, range(0x20))) and CONTROL.search(doc.text):
        whole = read(doc.text, how, [Misreading("gb18030", "utf-16-le")])
        if whole:
            yield tight(0, doc.text, whole.text, str(whole.steps[0]))
            return
    for line, pairs in suspicious(doc):
        bad = BAD_WITH_KANA if KANA.search(line.text) else BAD
        if any(weigh(doc.text[max(line.start, at - 2) : at + 6]).mean < bad for at in pairs) and not natural(line.text):
            yield from _line(line, bad, how)


def _line(line: Line, bad: float, how: Callable[[str, Misreading], str | None]) -> Iterator[Edit]:
    """Yield the edits of one line: what the whole of it was, or else its phrases, whichever leaves less damage."""
    whole = weigh(line.text[:LOOKED_AT]).mean < bad
    if whole and (found := once_or_twice(line.text, how)) and (how is exact or _better(found.text, line.text)):
        yield line.replace(found.text, ", ".join(str(step) for step in found.steps))
    elif how is exact:
        edits = list(phrases(line.text))
        rest = whole and edits and once_or_twice(line.text, damaged)
        if not rest or not _better(rest.text, apply(line.text, edits)):
            yield from (e._replace(start=line.start + e.start, end=line.start + e.end) for e in edits)


def _better(one: str, other: str) -> bool:
    """Say whether *one* is less damaged than *other*; a lost character weighs nearly as much as a wrong one."""
    return _quality(one) > _quality(other)


def _quality(text: str) -> float:
    text = text[:LOOKED_AT]
    now, lost = weigh(text), text.count(LOST)
    return (now.mean * now.size - 13.0 * lost) / max(1, now.size + lost)
