"""Text: for people: each change in its line, what goes and what comes and why, then a summary by rule.

Coloured on a terminal only (rich), and plain otherwise: ``[-gone-]{+come+}``, as git marks words.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from textkit.report.safe import name, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.pipeline import Finding
    from textkit.tree.outcome import Outcome

    Piece = tuple[str, str]  # text, and its style for rich
    Print = Callable[[list[Piece]], None]

SAID = {"found": "with findings", "skipped": "skipped as binary"}
LONGEST = 200  # characters of a change that are shown
# What stands around old and new where there is no colour.
PLAIN = {"strike red": "[-{}-]", "green": "{{+{}+}}"}


def report(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
    """Write each outcome as it comes, and a summary at the end; see the module."""
    line = _printer(out)
    changed: Counter[str] = Counter()
    noted: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for outcome in outcomes:
        for pieces in _file(outcome):
            line(pieces)
        for finding in outcome.findings:
            (noted if finding.new is None else changed)[finding.rule] += 1
        states[outcome.state] += 1
        yield outcome
    for pieces in _summary(changed, noted, states):
        line(pieces)


def _file(outcome: Outcome) -> Iterator[list[Piece]]:
    if outcome.state in {"clean", "skipped"}:
        return
    yield [(name(outcome.path), "bold"), *([(f": {shown(outcome.trouble)}", "red")] if outcome.trouble else [])]
    for finding in sorted(outcome.findings, key=lambda f: (f.start, f.end)):
        yield [
            (f"  {finding.line}:{finding.column}", "cyan"),
            (f"  {shown(finding.rule)}", "bold"),
            (f"  {shown(finding.why)}", ""),
        ]
        shows = [*_change(finding)]
        if any(text for text, _ in shows):
            yield [("      ", ""), *shows]
    yield [("", "")]


def _change(finding: Finding) -> Iterator[Piece]:
    """Yield the line of *finding* with what goes and what comes."""
    yield shown(finding.head), "dim"
    if finding.new is None:
        yield shown(finding.old, LONGEST), "yellow"
    if finding.new is not None and finding.old:
        yield shown(finding.old, LONGEST), "strike red"
    if finding.new:
        yield shown(finding.new, LONGEST), "green"
    yield shown(finding.tail), "dim"


def _summary(changed: Counter[str], noted: Counter[str], states: Counter[str]) -> Iterator[list[Piece]]:
    for rule, count in (changed + noted).most_common():
        yield [(f"{count:>7,}", "cyan"), (f"  {shown(rule)}", "bold")]
    told = ", ".join(f"{count:,} {SAID.get(state, state)}" for state, count in sorted(states.items()))
    done = "changed" if states["written"] else "to change"
    found = [f"{count.total():,} {what}" for what, count in ((done, changed), ("noted", noted)) if count]
    whole = f"{states.total():,} file{'s' * (states.total() != 1)}: {told}" if told else "no files"
    yield [(whole + (f"; {', '.join(found)}" if found else ""), "bold")]


def _printer(out: TextIO) -> Print:
    """Return what prints a line of pieces to *out*: with rich where there is, or must be, colour."""
    forced = os.environ.get("FORCE_COLOR")
    if not os.environ.get("NO_COLOR") and (forced or out.isatty()):
        from rich.console import Console
        from rich.text import Text

        console = Console(file=out, highlight=False, soft_wrap=True, force_terminal=bool(forced) or None)
        if console.color_system:  # a dumb terminal has none
            return lambda pieces: console.print(Text.assemble(*pieces))
    return lambda pieces: print("".join(PLAIN.get(style, "{}").format(text) for text, style in pieces), file=out)
