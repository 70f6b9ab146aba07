"""Aftermath: what a rule wants to do is not done where it would make the rules that have run already find more.

Called by the pipeline.  What was protected stays so: those rules left it alone.  And of the rules that a rule says it
``wakes``, none finds something new: the rules of a job on the lines that would change, a rule that is named on the
whole document.  Costs nothing where nothing is protected and nothing waked, and little elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from textkit import catalog
from textkit.document import Document
from textkit.edit import Edit, apply
from textkit.exposure import covered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textkit.rule import Rule

    Look = Callable[[Rule, Document], list[Edit]]

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
    return [change for change in rule.find(doc) if isinstance(change, Edit)]


def _made(rule: Rule, doc: Document) -> list[Edit]:
    """Return what *rule* finds in *doc* without what it is kept from, as far as one look tells."""
    found = _found(rule, doc)
    return _asleep(doc, rule, found, _found) if found and rule.wakes else found


def _asleep(doc: Document, rule: Rule, edits: Sequence[Edit], look: Look) -> list[Edit]:
    """Return those of *edits* on whose lines no rule of a job that *rule* wakes finds, by *look*, something new."""
    parts = list(_stretches(doc.text, edits))
    olds = [doc.text[part.start : part.end] for part in parts]
    news = [apply(old, _moved(part)) for old, part in zip(olds, parts, strict=True)]
    before, after = (Document("\n".join(lines), doc.dialect) for lines in (olds, news))
    starts = [0, *accumulate(len(new) + 1 for new in news)]
    found = [(other, more) for other in _of_jobs(rule) if (more := look(other, after))]
    fresh = [edit for other, more in found for edit in _fresh(more, look(other, before), before, after)]
    woken = {bisect_right(starts, at) - 1 for edit in fresh for at in (edit.start, edit.end)}
    return [edit for i, part in enumerate(parts) if i not in woken for edit in part.edits]


def _stretches(text: str, edits: Iterable[Edit]) -> Iterator[Stretch]:
    """Yield the lines of *text* that *edits* change."""
    part = None
    for edit in edits:
        end = part.end if part and edit.end <= part.end else _line_end(text, edit.end)
        if part and edit.start <= part.end:
            part = Stretch(part.start, end, part.edits)
            part.edits.append(edit)
            continue
        if part:
            yield part
        part = Stretch(text.rfind("\n", 0, edit.start) + 1, end, [edit])
    if part:
        yield part


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _moved(part: Stretch) -> list[Edit]:
    return [edit._replace(start=edit.start - part.start, end=edit.end - part.start) for edit in part.edits]


def _fresh(found: Sequence[Edit], known: Sequence[Edit], before: Document, after: Document) -> Iterator[Edit]:
    """Yield those edits *found* in *after* of which none like it is *known* in *before*."""
    whats = [(after.text[edit.start : edit.end], edit.new) for edit in found]
    fresh = Counter(whats) - Counter((before.text[edit.start : edit.end], edit.new) for edit in known)
    return (edit for edit, what in zip(found, whats, strict=True) if what in fresh)


@cache
def _named(rule: Rule) -> list[Rule]:
    """Return the rules that *rule* wakes by name."""
    return [catalog.load(name) for name in rule.wakes if name not in catalog.JOBS]


@cache
def _of_jobs(rule: Rule) -> list[Rule]:
    """Return the rules of the jobs that *rule* wakes, in so far as they run before it and unasked."""
    order = catalog.names()
    before = [name for name in order if order[name] in rule.wakes]
    if rule.name in before:
        del before[before.index(rule.name) :]
    return [other for other in map(catalog.load, before) if not other.opt_in]
