"""Where a document is mojibake, and what it was: lines first, then phrases inside good lines.

Shared by the rule for what can be had back byte for byte and the rule for what lost characters on the way.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.document import Document
from textkit.edit import Edit, apply, compose, tight
from textkit.lazily import compiled
from textkit.regions import KINDS
from textkit.rules.encoding._phrases import phrases
from textkit.rules.encoding._plausible import LOOKED_AT, glance, weigh
from textkit.rules.encoding._readings import Reading, alphabetic, once_or_twice, read
from textkit.rules.encoding._restore import LOST
from textkit.rules.encoding._signs import signs
from textkit.rules.encoding._uncommon import KANA, share, suspicious
from textkit.rules.encoding._undone import Misreading, damaged, exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.document import Line

# A wrong encoding spoils code, metadata and markup as well; an address was never mojibake.
ABOUT = KINDS - {"url", "destination"}
CODE = frozenset({"code block", "code span"})

BAD = -9.0  # 99 in 100 good lines weigh more; one that weighs less is tried, and kept if no reading is far better
WORSE = -11.0  # only what weighs less can have lost bytes: of such lines the best weighs -11.4
RARE = 0.2  # share of uncommon characters below which a line needs no weighing; the least of damaged lines is 0.29
# A reading this good, by what the rest of the document was, needs no other to be tried.
SURE, SURE_OF_DAMAGED = -8.0, -9.5
# EUC-JP read as GBK keeps its kana and so weighs more; among kana this one reading is tried on all that is suspicious.
HAS_KANA = compiled(f"[{KANA}]")
KEEPS_KANA = Misreading("gb18030", "euc_jp")
# UTF-16 read as GBK leaves its zero and low bytes as controls, line feeds among them: only the whole can be read.
CONTROL = compiled("[\x00-\x08\x0e-\x1f]")
WHOLE = Misreading("gb18030", "utf-16-le")
ROUNDS = 3  # looks at what is left of a document


class Verdict(NamedTuple):
    """What is to be done about a stretch of text; ``lossy`` where characters stay lost."""

    edits: list[Edit]
    lossy: bool


class Judgement(NamedTuple):
    """A verdict on a line, wherever it stands, and how it was ``misread``, for those behind it."""

    edits: list[Edit]
    lossy: bool
    misread: tuple[Misreading, ...] = ()


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


def repairs(doc: Document, *, lossy: bool) -> Iterator[Edit]:
    """Yield an edit for each stretch of *doc* that can be read, with all its characters or, if *lossy*, without.

    How a line is read depends on the damaged ones before it, so what is then left is looked at again.
    """
    found = more = _found(doc, lossy=lossy)
    for _ in range(ROUNDS if len(doc.fact(_verdicts)) > 1 else 0):
        if not more:
            break
        after = Document(apply(doc.text, found), doc.dialect)
        more = _found(after, lossy=lossy)
        found = [edit for edit in compose(after.text, found, more) if doc.text[edit.start : edit.end] != edit.new]
    return iter(found)


def repairable(doc: Document) -> bool:
    """Say whether there is anything to repair."""
    return any(verdict.edits for verdict in doc.fact(_verdicts))


def _found(doc: Document, *, lossy: bool) -> list[Edit]:
    edits = [edit for verdict in doc.fact(_verdicts) if verdict.lossy == lossy for edit in verdict.edits]
    return list(consistent(doc, edits)) if edits else edits


def _verdicts(doc: Document) -> list[Verdict]:
    if CONTROL.search(signs(doc)):
        for how in (exact, damaged):
            if whole := read(doc.text, how, [WHOLE]):
                return [Verdict([tight(0, doc.text, whole.text, str(WHOLE))], lossy=how is damaged)]
    known: list[Misreading] = []
    return [_verdict(line, known) for line in suspicious(doc)]


def _verdict(line: Line, known: list[Misreading]) -> Verdict:
    """Decide about *line*; *known* is how lines before it were misread, the latest last, and grows."""
    edits, lossy, misread = _judge(line.text, tuple(known[-1:]))
    known += misread
    return Verdict([e._replace(start=line.start + e.start, end=line.start + e.end) for e in edits], lossy)


@lru_cache(64)  # a page repeats lines
def _judge(text: str, known: tuple[Misreading, ...]) -> Judgement:
    """Decide what the whole of a line was, or else its phrases, whichever leaves less damage.

    *known* is how the last line before it was misread, if any was.
    """
    if _plausible(text):
        found = read(text, exact, [KEEPS_KANA]) if HAS_KANA.search(text) and exact(text, KEEPS_KANA) else None
        return _whole(text, found, lossy=False) if found else Judgement(list(phrases(text)), lossy=False)
    for how, sure in ((exact, SURE), (damaged, SURE_OF_DAMAGED)):
        found = read(text, how, known)
        if found and found.mean > sure:
            return _whole(text, found, lossy=how is damaged)._replace(misread=())
    if found := once_or_twice(text, exact) or alphabetic(text):
        return _whole(text, found, lossy=False)
    edits = list(phrases(text))
    found = once_or_twice(text, damaged) if glance(text).mean < WORSE else None
    if found and _quality(found.text) > _quality(apply(text, edits)):
        return _whole(text, found, lossy=True)
    return Judgement(edits, lossy=False)


def _plausible(text: str) -> bool:
    """Say whether *text* is good, but for a phrase perhaps; first by a count that is far cheaper than the weight."""
    return share(text[:LOOKED_AT]) < RARE or glance(text).mean >= BAD


def _whole(text: str, found: Reading, *, lossy: bool) -> Judgement:
    why = ", ".join(str(step) for step in found.steps)
    return Judgement([tight(0, text, found.text, why)], lossy, found.steps if len(found.steps) == 1 else ())


def _quality(text: str) -> float:
    """Return how good *text* looks when a lost character weighs nearly as much as a wrong one."""
    text = text[:LOOKED_AT]
    now, lost = weigh(text), text.count(LOST)
    return (now.mean * now.size - 13.0 * lost) / max(1, now.size + lost)
