"""The shortest report: what was done, by rule, in one line, and what could not be done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from textkit.report.safe import name, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.tree.outcome import Outcome


def brief(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
    """Write a line for each outcome with trouble, and one for all that was found, if anything; or that none came."""
    changed: Counter[str] = Counter()
    noted: Counter[str] = Counter()
    written, outcome = 0, None
    for outcome in outcomes:
        if outcome.trouble:
            out.write(f"textkit: {name(outcome.path)}: {shown(outcome.trouble)}\n")
        else:
            written += outcome.state == "written"
            for finding in outcome.findings:
                (noted if finding.new is None else changed)[finding.rule] += 1
        yield outcome
    told = [f"{written:,} file{'s' if written > 1 else ''} written"] if written else []
    told += [f"{word} {_counts(seen)}" for word, seen in (("changed", changed), ("noted", noted)) if seen]
    if not outcome:
        told = ["no files"]
    if told:
        out.write(f"textkit: {'; '.join(told)}\n")


def _counts(seen: Counter[str]) -> str:
    return ", ".join(f"{shown(rule)} {count:,}" for rule, count in seen.most_common())
