"""Stats: what a tree is made of, counted: encodings, line ends, scripts, widths, metadata keys, findings by rule.

Called by the command line, to show what to clean first.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from textkit import pipeline, recipes
from textkit.document import Document
from textkit.errors import UserError
from textkit.lazily import compiled
from textkit.script import script_of
from textkit.tree import files, workers
from textkit.tree.examine import examine
from textkit.tree.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textkit.recipes import Plan
    from textkit.tree.examine import Order

Counts = dict[str, Counter[str]]  # by topic, then by what was seen: in how many files, or how often

NEWLINES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR", "": "none"}
KEY = compiled(r"^[\"']?([\w.-]+)[\"']?[ \t]*[:=]", re.MULTILINE)  # a metadata key at the start of its line
HALF = compiled(r"(?<=[\u3400-\u9fff])[,.;:!?()](?![A-Za-z0-9/])")  # ASCII punctuation behind a Han character
FULL = compiled(r"[，。；：！？（）]")


class Total(NamedTuple):
    """All figures of a tree; ``unread`` are the files that could not be read, with the reasons."""

    files: int
    bytes: int
    counts: Counts
    unread: list[tuple[str, str]]


def total(found: Iterable[Path | Problem], order: Order, jobs: int) -> Total:
    """Return the figures of all the files *found*, with the findings of the plan in *order*."""
    number = size = 0
    counts: Counts = {}
    unread: list[tuple[str, str]] = []
    work, dead = partial(_facts, order=order), partial(_trouble, why="the process that read it died")
    for one in workers.each(found, workers.Task(work, dead), jobs):
        if isinstance(one, Problem):
            unread.append((str(one.path), one.reason))
            continue
        number, size = number + 1, size + one[0]
        for topic, seen in one[1].items():
            counts.setdefault(topic, Counter()).update(seen)
    return Total(number, size, counts, unread)


def _trouble(path: Path | Problem, why: str) -> Problem:
    return path if isinstance(path, Problem) else Problem(path, why)


def _facts(path: Path | Problem, order: Order) -> Problem | tuple[int, dict[str, dict[str, int]]]:
    """Return the size of *path* and what is counted in it, or why it cannot be read."""
    if isinstance(path, Problem):
        return path
    try:
        data = files.load(path, order.limit)
        if files.binary(data):
            return len(data), {"encoding": {"none, binary": 1}}
        return len(data), _counted(data, path, order)
    except UserError as error:
        return Problem(path, str(error))
    except Exception as error:  # noqa: BLE001 - a bug met in one file must not cost the others
        return Problem(path, f"internal error: {type(error).__name__}: {error}")


@cache
def _glosses() -> Plan:
    return recipes.plan(["glosses"])


def _counted(data: bytes, path: Path, order: Order) -> dict[str, dict[str, int]]:
    seen = examine(data, path, order)
    text, source = seen.source.text, seen.source
    front = Document(text.replace("\r\n", "\n"), "markdown").front_matter
    rules = Counter(finding.rule for finding in seen.findings)
    glossed = pipeline.run(text, _glosses().calls, "web")  # whatever the recipe does about them
    return {
        "encoding": {source.encoding.lower() + (" with BOM" if source.bom else ""): 1},
        "line ends": {NEWLINES.get(source.newline, source.newline): 1},
        "script": {script_of(text): 1},
        "punctuation after Han": {"full-width": len(FULL.findall(text)), "half-width": len(HALF.findall(text))},
        "gloss": dict(Counter(step.rule.name for step in glossed.steps for _ in step.edits)),
        "metadata key": dict.fromkeys(KEY.findall(text[front.start : front.end]) if front else (), 1),
        "files with finding": dict.fromkeys(rules, 1),
        "finding": dict(rules),
    }
