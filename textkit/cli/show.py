"""What ``--show-settings`` prints: for each path, the file its settings come from and the plan they make, as TOML."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textkit.report.records import dumped
from textkit.report.safe import name
from textkit.tree.files import dialect_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from textkit.config.settings import Config
    from textkit.recipes import Plan


def show(paths: Sequence[Path], config_of: Callable[[Path], Config], planned: Callable[[Path], Plan]) -> int:
    """Print what holds for each of *paths*."""
    for path in paths:
        inside = path / "-" if path.is_dir() else path
        dialect = planned(inside).dialect or ("by file name" if path.is_dir() else dialect_of(path))
        lines = _settings(path, config_of(inside), planned(inside), dialect)
        sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _settings(path: Path, config: Config, plan: Plan, dialect: str) -> Iterator[str]:
    yield f"# {name(path)}: settings from {name(config.file) if config.file else 'no file'}"
    yield f"dialect = {_toml(dialect)}"
    yield f"encoding = {_toml(plan.encoding or 'as the bytes say')}"
    yield f"transcode = {_toml(plan.transcode or 'no')}"
    yield f"select = {_toml([call.rule.name for call in plan.calls])}"
    for rule, given in plan.calls:
        if given:
            yield f"[rules.{rule.name}]"
            yield from (f"{option} = {_toml(value)}" for option, value in given.items())
    for phrase, rules, _ in plan.spare:
        yield "[[exceptions]]"
        if phrase:
            yield f"phrases = {_toml([phrase])}"
        yield f"rules = {_toml(sorted(rules))}"


def _toml(value: object) -> str:
    """Return *value* as TOML, which is JSON for words, numbers and lists of them."""
    return dumped(value)
