"""Batch: a plan over many files, each on its own: read, examine, write, report.

Called by the command line.  What crosses between processes is paths and outcomes, never a text.
"""

from __future__ import annotations

from functools import partial
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textkit.errors import UserError
from textkit.tree import files, workers
from textkit.tree.examine import Examined, Order, examine, told
from textkit.tree.outcome import Outcome, Problem
from textkit.tree.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DIED = "the process at work on it was killed; if that was for want of memory, try --jobs 1"

__all__ = ["Examined", "Order", "examine", "run", "told"]


def run(found: Iterable[Path | Problem], order: Order, jobs: int = 1) -> Iterator[Outcome]:
    """Yield what came of each path, in order; *jobs* processes share the work."""
    task = workers.Task(partial(_attempt, order=order), _dead, _written)
    if order.cache:
        task = task._replace(leave=order.cache.close)
    if jobs <= 1:
        yield from workers.each(found, task, 1)
        return
    # What crosses is text: a path takes longer on its way than a small file in its rules.
    sent, kept = tee(found)
    task = task._replace(work=partial(_answered, order=order), dead=_unanswered, lasting=_lasting)
    for path, rest in zip(kept, workers.each(map(_named, sent), task, jobs), strict=True):
        yield Outcome(path.path if isinstance(path, Problem) else path, *rest)


def _named(path: Path | Problem) -> str | Problem:
    return path if isinstance(path, Problem) else str(path)


def _answered(name: str | Problem, order: Order) -> tuple[Any, ...]:
    """Return what came of the path called *name*, without the path."""
    return tuple(_attempt(Path(name) if isinstance(name, str) else name, order))[1:]


def _unanswered(name: str | Problem) -> tuple[Any, ...]:
    return tuple(_dead(Path(name) if isinstance(name, str) else name))[1:]


def _lasting(rest: tuple[Any, ...]) -> bool:
    return _written(Outcome(Path(), *rest))


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
    return Outcome(path.path if isinstance(path, Problem) else path, "failed", reason=DIED)


def _written(outcome: Outcome) -> bool:
    return outcome.state == "written"


def _done(path: Path, order: Order) -> Outcome:
    data = files.load(path, order.limit)
    if files.binary(data):
        return Outcome(path, "skipped", reason="binary", size=len(data))
    key, known = _known(data, path, order)
    if known and (order.action == "check" or (known.state == "clean" and not order.output)):
        return known
    seen = examine(data, path, order)
    outcome = told(path, seen, order)
    if order.cache and not known:
        order.cache.put(key, outcome._replace(diff=""))
    if order.action != "write" or outcome.trouble or not (outcome.changes or order.output):
        return outcome
    try:
        write(path, seen, order)
    except UserError as error:
        return outcome._replace(state="refused", reason=f"not written: {error}")
    return outcome._replace(state="written")


def _known(data: bytes, path: Path, order: Order) -> tuple[bytes, Outcome | None]:
    """Return the name under which *data* are remembered, and what came of them before."""
    if not order.cache:
        return b"", None
    plan = order.plan(path)
    key = order.cache.key(data, plan, plan.dialect or files.dialect_of(path))
    return key, order.cache.get(key, path)
