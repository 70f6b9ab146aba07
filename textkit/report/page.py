"""Page: one HTML file that needs nothing else: rules, files, and each change with what stood before and after.

All document text is data: it is written as JSON that cannot end its element, and the page sets it as text only.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any, TextIO

import textkit
from textkit.report.records import dumped
from textkit.report.safe import name, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.pipeline import Finding
    from textkit.tree.outcome import Outcome

LONGEST = 4000  # characters of a change that the page holds
# What could end or comment out the element that the data are in.
BREAKING = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def report(outcomes: Iterable[Outcome], out: TextIO) -> Iterator[Outcome]:
    """Write the page, each file as it comes; files with nothing to say are only counted."""
    page = resources.files("textkit.report").joinpath("page.html").read_bytes().decode()
    for mark, tag in (("/*STYLE*/", "style"), ("/*SCRIPT*/", "script")):
        page = page.replace(mark, _hash(page, tag))
    before, after = page.split("/*FILES*/")
    out.write(before.replace("/*VERSION*/", textkit.__version__))
    between, total = "", 0
    for outcome in outcomes:
        total += 1
        if outcome.findings or outcome.trouble:
            out.write(between + dumped(_file(outcome)).translate(BREAKING))
            between = ",\n"
        yield outcome
    out.write(after.replace("/*TOTAL*/", str(total)))


def _hash(page: str, tag: str) -> str:
    """Return what a Content-Security-Policy calls the element *tag* of *page*, so that no other one ever acts."""
    inside = page.split(f"<{tag}>")[1].partition(f"</{tag}>")[0]
    return f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"


def _file(outcome: Outcome) -> dict[str, Any]:
    return {
        "path": name(outcome.path),
        "state": outcome.state,
        "trouble": outcome.trouble,
        "encoding": shown(outcome.encoding),
        "found": [_found(finding) for finding in sorted(outcome.findings, key=lambda f: (f.start, f.end))],
    }


def _found(finding: Finding) -> list[Any]:
    """Return *finding* as the script in the page takes it apart."""
    rule, risk, line, column, _, _, old, new, why, head, tail = finding
    kind = "note" if new is None else risk
    return [shown(rule), kind, line, column, _cut(old), new if new is None else _cut(new), why, head, tail]


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]}\n… {len(text) - LONGEST:,} characters …\n{text[-half:]}"
