"""Batch: a plan over many files: read, clean, report and write each one on its own.

Called by the command line.  ``examine`` is the whole way from bytes to bytes, so that a pipe and a file get the same.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from textkit import files, pipeline, workers
from textkit.decoding import decode
from textkit.diff import unified
from textkit.errors import UserError
from textkit.outcome import Outcome, Problem
from textkit.pipeline import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.decoding import Source
    from textkit.pipeline import Result
    from textkit.recipes import Plan
    from textkit.regions import Dialect

Action = Literal["check", "diff", "write"]


class Order(NamedTuple):
    """What is to be done with every file.

    ``plan`` may depend on the path.  ``clean`` runs it over a text (the command line puts suppression there).
    ``output`` says where a file's new self goes; ``None`` is in its own place.  ``limit`` is in bytes.
    """

    plan: Callable[[Path], Plan]
    action: Action = "check"
    output: Callable[[Path], Path] | None = None
    clean: Callable[[str, Plan, Dialect], Result] = lambda text, plan, dialect: pipeline.run(text, plan.calls, dialect)
    limit: int = files.LIMIT


class Examined(NamedTuple):
    """What ``examine`` finds out about some bytes; ``fresh`` is what they become."""

    plan: Plan
    source: Source
    result: Result
    fresh: bytes
    findings: list[Finding]


def run(found: Iterable[Path | Problem], order: Order, jobs: int = 1) -> Iterator[Outcome]:
    """Yield what came of each path, in order; *jobs* processes share the work."""
    return workers.each(found, partial(_attempt, order=order), _dead, jobs)


def examine(data: bytes, path: Path, order: Order) -> Examined:
    """Decode and clean *data*, the content of *path*; raises ``UserError`` for what cannot be written."""
    plan = order.plan(path)
    source = decode(data, encoding=plan.encoding or None)
    if plan.strict and source.losses:
        raise UserError(f"{len(source.losses)} places are not {source.encoding}")
    result = order.clean(source.text, plan, plan.dialect or files.dialect_of(path))
    if result.edits or (plan.transcode and (source.bom or not files.same(plan.transcode, source.encoding))):
        fresh = files.dress(source, result.text, plan.transcode, result.edits)
    else:
        fresh = data
    return Examined(plan, source, result, fresh, [*_of_bytes(source, plan), *result.findings()])


def _attempt(path: Path | Problem, order: Order) -> Outcome:
    """Return what came of *path*, whatever happens."""
    if isinstance(path, Problem):
        return Outcome(path.path, "failed", reason=path.reason)
    try:
        return _done(path, order)
    except UserError as error:
        return Outcome(path, "failed", reason=str(error))
    except Exception as error:  # noqa: BLE001 - a bug met in one file must not cost the others
        return Outcome(path, "failed", reason=f"internal error: {type(error).__name__}: {error}")


def _dead(path: Path | Problem) -> Outcome:
    return Outcome(path if isinstance(path, Path) else path.path, "failed", reason="the process that read it died")


def _done(path: Path, order: Order) -> Outcome:
    data = files.load(path, order.limit)
    if files.binary(data):
        return Outcome(path, "skipped", reason="binary", size=len(data))
    seen = examine(data, path, order)
    source, changes = seen.source, seen.fresh != data
    outcome = Outcome(path, "clean", seen.findings, changes, "", source.encoding, source.newline, len(data))
    if order.action == "diff":
        diff = unified(source.text, seen.result.edits, f"a/{path}", f"b/{path}")
        outcome = outcome._replace(diff=diff)
    if order.action == "write" and (changes or order.output):
        return _written(outcome, data, seen, order)
    return outcome._replace(state="found") if changes or seen.findings else outcome


def _written(outcome: Outcome, data: bytes, seen: Examined, order: Order) -> Outcome:
    """Write what the file becomes, and return its *outcome* with how that went."""
    path = outcome.path
    try:
        if order.output:
            files.create(order.output(path), seen.fresh)
        else:
            _safe_to_write(path, data, seen, order)
            files.replace(path, seen.fresh)
    except UserError as error:
        return outcome._replace(state="refused", reason=f"not written: {error}")
    return outcome._replace(state="written")


def _safe_to_write(path: Path, data: bytes, seen: Examined, order: Order) -> None:
    """Raise ``UserError`` if writing what *path* becomes would lose bytes that nobody decided on."""
    plan, source = seen.plan, seen.source
    if source.losses and plan.transcode and not files.same(plan.transcode, source.encoding):
        raise UserError(
            f"{len(source.losses)} stretches of bytes are not {source.encoding} and would be lost in {plan.transcode}; "
            "name the right encoding, or keep the one it has"
        )
    if files.dress(source, source.text) != data:
        raise UserError(f"its bytes cannot be given back from {source.encoding}")
    if files.load(path, order.limit) != data:
        raise UserError("it changed while it was read")


def _of_bytes(source: Source, plan: Plan) -> Iterator[Finding]:
    """Yield what there is to say of the bytes themselves."""
    if plan.transcode and not files.same(plan.transcode, source.encoding):
        yield Finding("encoding", "safe", 1, 1, 0, 0, "", None, f"{source.encoding}, becomes {plan.transcode}")
    for _, lost, at in source.losses:
        start = source.text.rfind("\n", 0, at) + 1
        line = source.text.count("\n", 0, at) + 1
        why = f"byte {lost.hex(' ')} is not {source.encoding}"
        yield Finding("undecodable-byte", "safe", line, at - start + 1, at, at + 1, "\ufffd", None, why)
