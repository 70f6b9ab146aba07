"""SARIF 2.1.0, which code hosts and editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

import textkit
from textkit import catalog
from textkit.report.records import dumped
from textkit.report.safe import said, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.pipeline import Finding
    from textkit.tree.outcome import Outcome

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
    """Write one run; its results as they come, and what is known only at the end behind them."""
    out.write(
        f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    )
    seen: dict[str, None] = {}
    troubles: list[dict[str, Any]] = []
    between = "\n"
    for outcome in outcomes:
        place = {"uri": _uri(outcome.path)}
        for finding in outcome.findings:
            seen.setdefault(finding.rule)
            out.write(between + dumped(_result(finding, place)))
            between = ",\n"
        if outcome.trouble:
            located = [{"physicalLocation": {"artifactLocation": place}}]
            troubles.append({"level": "error", "message": {"text": shown(outcome.trouble)}, "locations": located})
        yield outcome
    driver = {"name": "textkit", "version": textkit.__version__, "rules": [_rule(name) for name in sorted(seen)]}
    invocation = {"executionSuccessful": not troubles, "toolExecutionNotifications": troubles}
    out.write(f'\n], "tool": {dumped({"driver": driver})}, "invocations": [{dumped(invocation)}]}}]}}\n')


def _result(finding: Finding, place: dict[str, str]) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }
    return {
        "ruleId": finding.rule,
        "level": "note" if finding.new is None else "warning",
        "message": {"text": said(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": region}}],
    }


def _rule(name: str) -> dict[str, Any]:
    """Return what SARIF wants to know of the rule *name*; some findings are of the files and not of a rule."""
    if name not in catalog.names():
        return {"id": name}
    rule = catalog.load(name)
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.docs, "markdown": rule.docs},
        "properties": {"risk": rule.risk, "job": catalog.names()[name]},
    }


def _uri(path: os.PathLike[str]) -> str:
    """Return *path* as a URI: relative to where the command ran, or absolute."""
    name = quote(os.fsencode(path))
    return f"file://{name}" if name.startswith("/") else name
