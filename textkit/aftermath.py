"""Aftermath: what a rule wants to do is not done where it would make the rules that have run already find more.

Called by the pipeline.  What was protected stays so: those rules left it alone.  And of the rules that a rule says it
``wakes``, none finds something new, on the lines that would change or in the whole document.  Costs nothing where
nothing is protected and nothing waked, and little elsewhere.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from textkit import catalog
from textkit.document import Document
from textkit.edit import Edit, apply, inverse
from textkit.exposure import covered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textkit.rule import Rule

    Look = Callable[[Rule, Document], list[Edit]]

BY_LINE = frozenset({"encoding", "glosses", "images"})  # jobs whose rules are asked about the lines that would change
ROUNDS = 3  # looks at what is left of the edits; if they still do harm, none is made


class Stretch(NamedTuple):
    """Whole lines, ``[start, end)`` without the last newline, and all the edits that change them."""

    start: int
    end: int
    edits: list[Edit]


def harmless(doc: Document, rule: Rule, edits: Sequence[Edit]) -> tuple[Sequence[Edit], Document]:
    """Return those of *edits*, which *rule* found in *doc*, that may be made, and the document that they make of it."""
    for _ in range(ROUNDS):
        if not edits:
            break
        after = Document(apply(doc.text, edits), doc.dialect, doc, edits)
        left = _apart(doc, edits, after) if "\r" in after.text else edits
        left = covered(doc, edits, after) if left is edits else left
        if left is edits and rule.wakes:
            left = [] if any(_roused(other, doc, after) for other in _named(rule)) else _asleep(doc, rule, edits, _made)
        if len(left) == len(edits):
            return edits, after
        edits = left
    return [], doc


def _apart(doc: Document, edits: Sequence[Edit], after: Document) -> Sequence[Edit]:
    """Return *edits*, without those behind a return of its own if one and a newline would come together."""
    if after.text.count("\r\n") <= doc.text.count("\r\n"):
        return edits
    return [edit for edit in edits if "\r" not in (doc.text[edit.start - 1 : edit.start], edit.new[-1:])]


def _roused(rule: Rule, doc: Document, after: Document) -> bool:
    """Say whether *rule*, which is at rest in *doc*, is not so in *after*."""
    return bool(_found(rule, after) and not _found(rule, doc))


def _found(rule: Rule, doc: Document) -> list[Edit]:
    if rule.clue and not doc.fact(rule.clue):
        return []
    return [change for change in rule.find(doc) if isinstance(change, Edit)]


def _made(rule: Rule, doc: Document) -> list[Edit]:
    """Return what *rule* finds in *doc* without what it is kept from, as far as one look tells."""
    found = _found(rule, doc)
    return _asleep(doc, rule, found, _found) if found and rule.wakes else found


def _asleep(doc: Document, rule: Rule, edits: Sequence[Edit], look: Look) -> list[Edit]:
    """Return those of *edits* on whose lines no rule of a job that *rule* wakes finds, by *look*, something new."""
    others = _of_jobs(rule)
    if not others:
        return list(edits)
    text, moved = _nearby(doc.text, edits)
    before, after = (Document(what, "plain") for what in (text, apply(text, moved)))  # a fence would hide the rest
    found = [(other, more) for other in others if (more := look(other, after))]
    fresh = [edit for other, more in found for edit in _fresh(more, look(other, before), before, after)]
    woken = {line for edit in fresh for line in _lines(after, edit.start, edit.end)}
    if not woken:
        return list(edits)
    spans = [(edit.start, edit.end) for edit in inverse(text, moved)]
    for reach in (0, 1):  # on the same line, or on the next
        lines = (range(at.start - reach, at.stop + reach) for at in (_lines(after, *span) for span in spans))
        left = [edit for edit, mine in zip(edits, lines, strict=True) if woken.isdisjoint(mine)]
        if len(left) < len(edits):
            return left
    return []


def _lines(doc: Document, start: int, end: int) -> range:
    """Return the numbers of the lines that ``[start, end)`` is on."""
    return range(doc.place(start)[0], doc.place(max(start, end - 1))[0] + 1)


def _nearby(text: str, edits: Iterable[Edit]) -> tuple[str, list[Edit]]:
    """Return the lines of *text* that *edits* change, those before and behind them, and the edits of these."""
    parts, moved, size = list[str](), list[Edit](), 0
    for start, end, mine in _stretches(text, edits):
        moved += (edit._replace(start=edit.start - start + size, end=edit.end - start + size) for edit in mine)
        parts.append(text[start:end])
        size += end - start + 1
    return "\n".join(parts), moved


def _stretches(text: str, edits: Iterable[Edit]) -> Iterator[Stretch]:
    """Yield the lines of *text* that *edits* change, with a line before and behind them: they may come together."""
    part = None
    for edit in edits:
        end = part.end if part and edit.end <= part.end else _line_end(text, _line_end(text, edit.end) + 1)
        if part and edit.start <= part.end:
            part = Stretch(part.start, end, part.edits)
            part.edits.append(edit)
            continue
        start = text.rfind("\n", 0, max(0, text.rfind("\n", 0, edit.start))) + 1
        if part:
            yield part
            start = max(start, part.end + 1)
        part = Stretch(start, end, [edit])
    if part:
        yield part


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _fresh(found: Sequence[Edit], known: Sequence[Edit], before: Document, after: Document) -> Iterator[Edit]:
    """Yield those edits *found* in *after* of which none like it is *known* in *before*."""
    whats = [(after.text[edit.start : edit.end], edit.new) for edit in found]
    fresh = Counter(whats) - Counter((before.text[edit.start : edit.end], edit.new) for edit in known)
    return (edit for edit, what in zip(found, whats, strict=True) if what in fresh)


@cache
def _named(rule: Rule) -> list[Rule]:
    """Return the rules that *rule* wakes and that look at the whole document."""
    jobs = {job for job in rule.wakes if job in catalog.JOBS} - BY_LINE
    return _asked(name for name, job in catalog.names().items() if job in jobs or name in rule.wakes)


@cache
def _of_jobs(rule: Rule) -> list[Rule]:
    """Return the rules that *rule* wakes and that look at lines; of its own job, itself and those before it."""
    jobs = catalog.names()
    names = [name for name in jobs if jobs[name] in BY_LINE.intersection(rule.wakes)]
    return _asked(names[: names.index(rule.name) + 1] if rule.name in names else names, rule)


def _asked(names: Iterable[str], also: Rule | None = None) -> list[Rule]:
    """Return the rules called *names* without those that are opt-in, but for *also*."""
    return [rule for rule in map(catalog.load, names) if not rule.opt_in or rule == also]
