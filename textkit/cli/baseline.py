"""``--add-ignore``: what is found today goes into the configuration as exceptions, so that only new things are told."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from textkit import catalog, toml
from textkit.tree import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.tree.outcome import Outcome

SPECIAL = re.compile(r"([\\*?\[\]!# ])")  # what a git pattern would not take as it stands


def baseline(outcomes: Iterable[Outcome], out: TextIO, file: Path) -> Iterator[Outcome]:
    """Hand *outcomes* on; at the end add to the configuration *file* an exception for each set of rules found."""
    found: dict[tuple[str, ...], list[str]] = {}
    for outcome in outcomes:
        rules = sorted({finding.rule for finding in outcome.findings} & catalog.names().keys())
        if rules:
            found.setdefault(tuple(rules), []).append(_pattern(outcome.path, file.absolute().parent))
        yield outcome
    if found:
        old = files.load(file) if file.exists() else b""
        files.create(file, old + "".join(_exceptions(found, file.name)).encode())
    number = sum(map(len, found.values()))
    told = f"{number:,} file{'s' * (number != 1)} with findings, excepted in {file}" if found else "nothing to except"
    out.write(f"textkit: {told}\n")


def _exceptions(found: dict[tuple[str, ...], list[str]], name: str) -> Iterator[str]:
    table = "tool.textkit.exceptions" if name == "pyproject.toml" else "exceptions"
    for rules, paths in found.items():
        yield f"\n[[{table}]]\nrules = {_list(rules)}\npaths = {_list(paths)}\n"


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(toml.string, words))}]"


def _pattern(path: Path, root: Path) -> str:
    """Return the git pattern that matches *path*, seen from *root*, and nothing else."""
    return "/" + SPECIAL.sub(r"\\\1", os.path.relpath(path.absolute(), root))
