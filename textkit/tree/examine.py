"""Examine: the whole way of one input from its old bytes to its new ones, nothing written.

Called by ``batch`` for files and by the command line for a pipe, so that both get the same.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Literal, NamedTuple

from textkit import pipeline
from textkit.decoding import decode
from textkit.document import Document
from textkit.edit import Edit
from textkit.errors import UserError
from textkit.pipeline import Finding
from textkit.tree import files
from textkit.tree.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textkit.decoding import Source
    from textkit.pipeline import Result
    from textkit.recipes import Plan
    from textkit.regions import Dialect
    from textkit.tree.cache import Cache
    from textkit.tree.outcome import State


def _clean(text: str, plan: Plan, dialect: Dialect) -> Result:
    return pipeline.run(text, plan.calls, dialect, plan.spare)


class Order(NamedTuple):
    """What is to be done with every file.

    ``plan`` may depend on the path.  ``clean`` runs it over a text (the command line puts suppression there).
    ``output`` says where a file's new self goes; ``None`` is in its own place.  ``log`` is the journal to add to.
    ``limit`` is in bytes.  ``cache`` remembers what came of what (not of other ways to ``clean``).
    """

    plan: Callable[[Path], Plan]
    action: Literal["check", "diff", "write"] = "check"
    output: Callable[[Path], Path] | None = None
    log: Path | None = None
    clean: Callable[[str, Plan, Dialect], Result] = _clean
    limit: int = files.LIMIT
    cache: Cache | None = None


class Examined(NamedTuple):
    """What comes of the bytes ``data``: they become ``fresh``, or must stay as they are because of ``trouble``."""

    data: bytes
    plan: Plan
    source: Source
    result: Result
    fresh: bytes
    findings: list[Finding]
    trouble: str = ""


def examine(data: bytes, path: Path, order: Order) -> Examined:
    """Decode and clean *data*, the content of *path*; raises ``UserError`` for what cannot be read as it should."""
    plan = order.plan(path)
    source = decode(data, encoding=plan.encoding or None, errors="strict" if plan.strict else "replace")
    result = order.clean(source.text, plan, plan.dialect or files.dialect_of(path))
    trouble = _refusal(source, result, plan)
    seen = Examined(data, plan, source, result, data, [*_of_bytes(source, plan), *result.findings()], trouble)
    if trouble:
        return seen
    if result.edits or (plan.transcode and (source.bom or not files.same(plan.transcode, source.encoding))):
        try:
            return seen._replace(fresh=files.dress(source, result.text, plan.transcode, result.edits))
        except UserError as error:
            return seen._replace(trouble=str(error))
    return seen


def _refusal(source: Source, result: Result, plan: Plan) -> str:
    """Return why *result* should not be made of *source*, or an empty string."""
    if not result.edits:
        return ""
    from textkit.tree import guard

    return guard.refusal(source.text, result.edits, plan.may_lose)


def told(path: Path, seen: Examined, order: Order) -> Outcome:
    """Return the outcome of what has been *seen* of *path*, as long as nothing is written."""
    source, changes = seen.source, seen.fresh != seen.data
    state: State = "refused" if seen.trouble else "found" if changes or seen.findings else "clean"
    diff = _diff(path, seen) if order.action == "diff" else ""
    spared = sorted((phrase.number, phrase.text) for phrase in seen.result.spared)
    return Outcome(
        path, state, seen.findings, changes, seen.trouble, source.encoding, source.newline, len(seen.data), diff, spared
    )


def _diff(path: Path, seen: Examined) -> str:
    from textkit.diff import unified

    text, edits = seen.source.text, seen.result.edits
    if seen.source.bom == BOM_UTF8:  # a part of the first line, as a patch has it
        text = f"\ufeff{text}"
        edits = [edit._replace(start=edit.start + 1, end=edit.end + 1) for edit in edits]
        if not seen.fresh.startswith(BOM_UTF8):
            edits.insert(0, Edit(0, 1, "", "byte-order mark"))
    return unified(text, edits, f"a/{path}", f"b/{path}")


def _of_bytes(source: Source, plan: Plan) -> Iterator[Finding]:
    """Yield what there is to say of the bytes themselves."""
    if plan.transcode and not files.same(plan.transcode, source.encoding):
        yield Finding("encoding", "safe", 1, 1, 0, 0, "", None, f"{source.encoding}, becomes {plan.transcode}")
    elif plan.transcode and source.bom:
        yield Finding("encoding", "safe", 1, 1, 0, 0, "", None, f"byte-order mark of {source.encoding}, goes")
    page = Document(source.text)
    for _, lost, at in source.losses:
        why = f"byte {lost.hex(' ')} is not {source.encoding}"
        yield Finding("undecodable-byte", "safe", *page.place(at), at, at + 1, "\ufffd", None, why)
