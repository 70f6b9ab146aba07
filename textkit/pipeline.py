"""Pipeline: run rules in order, each on the text the one before it left.

Checking, fixing, diffing, logging and undoing are this same run, looked at differently.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from textkit import catalog
from textkit.aftermath import harmless
from textkit.document import Document
from textkit.edit import Edit, Note, apply, checked, compose, origin, tight
from textkit.newlines import Endings, fold
from textkit.rule import Rule
from textkit.suppression import bans, idle, misspelt, obey, strange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from textkit.regions import Dialect
    from textkit.rule import Risk
    from textkit.suppression import Phrase


# Stands for the pipeline itself, which alone knows whether a suppression was of use.
UNUSED = Rule("unused-suppression", lambda _: (), "safe", frozenset(), False, True, "Find suppressions of nothing.")


class Call(NamedTuple):
    """A rule and the options it is to run with, already checked against its schema."""

    rule: Rule
    options: Mapping[str, Any]


class Step(NamedTuple):
    """What one rule did to the text that the rules before it had left."""

    rule: Rule
    edits: Sequence[Edit]
    notes: Sequence[Note]
    before: Document


class Finding(NamedTuple):
    """An edit or a note, placed in the original text: 1-based line and column, half-open offsets in characters.

    ``new`` is ``None`` for a note.  ``old`` is the text as the rule saw it, and ``head`` and ``tail`` are what
    stands around it on its line (at most 40 characters each), so that a report needs no other text.
    """

    rule: str
    risk: Risk
    line: int
    column: int
    start: int
    end: int
    old: str
    new: str | None
    why: str
    head: str = ""
    tail: str = ""


class Result:
    """A finished run: the original text, every step that was taken from it, and the phrases that barred another."""

    def __init__(
        self, original: str, steps: Sequence[Step], endings: Endings, last: Document, spared: frozenset[Phrase]
    ) -> None:
        self.original = original
        self.steps = steps
        self.spared = spared
        self._endings = endings
        self._last = last

    @cached_property
    def edits(self) -> list[Edit]:
        """One list of edits that turns the original text into the final one."""
        net: list[Edit] = []
        for step in self.steps:
            net = compose(step.before.text, net, step.edits)
        raw = self._endings.unfold(net)
        old = self.original
        return [tight(e.start, old[e.start : e.end], e.new, e.why) for e in raw if old[e.start : e.end] != e.new]

    @cached_property
    def text(self) -> str:
        """The final text; the very same string as the original where nothing changed."""
        if not any(step.edits for step in self.steps):
            return self.original
        return apply(self.original, self.edits) if self._endings.crlf else self._last.text

    def findings(self) -> Iterator[Finding]:
        """Yield every edit and note, step by step, each placed in the original text."""
        page = Document(self.original)
        backs: list[Callable[[int], int]] = []
        for rule, edits, notes, before in self.steps:
            for change in _in_order(edits, notes):
                start, end = self._placed(change.start, backs), self._placed(change.end, backs)
                new = change.new if isinstance(change, Edit) else None
                old, around = before.text[change.start : change.end], _around(before.text, change.start, change.end)
                line, column = page.place(start)
                yield Finding(rule.name, rule.risk, line, column, start, max(start, end), old, new, change.why, *around)
            backs.append(origin(edits))

    def _placed(self, at: int, backs: Sequence[Callable[[int], int]]) -> int:
        for back in reversed(backs):
            at = back(at)
        return self._endings.raw(at)


def run(text: str, calls: Sequence[Call], dialect: Dialect = "web", spare: Sequence[Phrase] = ()) -> Result:
    """Run *calls* over *text* and return what came of it; what the text bans and *spare* holds stays as it is."""
    folded, endings = fold(text)
    doc = Document(folded, dialect)
    steps: list[Step] = []
    used: set[int | Phrase] = set()
    for rule, options in calls:
        if rule.clue and not doc.fact(rule.clue):  # as nearly always
            continue
        found = [*rule.find(doc, **options)]
        if not found:
            continue
        names = (rule.name, catalog.names().get(rule.name, ""))
        changes, remarks = _confined(doc, rule, found)
        edits, forbidding = obey(doc, names, changes, spare)
        notes, silencing = obey(doc, names, remarks, spare)
        used |= forbidding | silencing
        edits, after = harmless(doc, rule, edits) if edits else (edits, doc)
        if edits or notes:
            steps.append(Step(rule, edits, notes, doc))
        doc = after
    unused = misspelt(doc)
    if doc.fact(bans):
        unused += [*idle(doc, used, answerable(calls)), *strange(doc, known())]
    if unused:
        steps.append(Step(UNUSED, [], sorted(unused), doc))
    return Result(text, steps, endings, doc, frozenset(one for one in used if not isinstance(one, int)))


@cache
def known() -> frozenset[str]:
    """Return every name that a suppression may give: those of rules and jobs, and none."""
    return frozenset(("", *catalog.JOBS, *catalog.names()))


def answerable(calls: Iterable[Call]) -> set[str]:
    """Return the names whose bans *calls* can judge: their rules, their jobs, and any rule where several jobs ran."""
    rules = {call.rule.name for call in calls}
    jobs = {catalog.names().get(name, "") for name in rules}
    return rules | jobs | ({""} if len(jobs) > 1 else set())


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before *start* and behind *end* on their lines, at most 40 characters each."""
    head = text[max(0, start - 40) : start].rpartition("\n")[2]
    return head, "" if text[start:end].endswith("\n") else text[end : end + 40].partition("\n")[0]


def _in_order(edits: Sequence[Edit], notes: Sequence[Note]) -> list[Edit | Note]:
    found: list[Edit | Note] = [*edits, *notes]
    return sorted(found, key=lambda change: (change.start, change.end))


def _confined(doc: Document, rule: Rule, found: Sequence[Edit | Note]) -> tuple[list[Edit], list[Note]]:
    """Sort what a rule found into edits and notes, without edits that reach into regions it is not about."""
    edits = [change for change in found if isinstance(change, Edit)]
    notes = [change for change in found if isinstance(change, Note)] if len(edits) < len(found) else []
    return _outside(doc, checked(doc.text, edits), rule.about), notes


def _outside(doc: Document, edits: list[Edit], about: frozenset[str]) -> list[Edit]:
    """Return those of *edits* that reach into no region but of the kinds *about*, in one sweep over both."""
    head = doc.front_matter if edits and "front matter" in about else None
    if not edits or (head and edits[-1].end <= head.end):
        return edits  # a rule about the front matter need not wait for the scan of the rest
    guarded = [region for region in doc.regions if region.kind not in about]
    if not guarded:
        return edits
    kept: list[Edit] = []
    i, last = 0, len(guarded)
    for edit in edits:
        while i < last and guarded[i].end <= edit.start:
            i += 1
        if i == last or guarded[i].start >= edit.end:
            kept.append(edit)
    return kept
