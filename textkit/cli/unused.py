"""Exceptions of the configuration that except nothing: each is a finding, once all files that it may mean were seen."""

from __future__ import annotations

import re
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.cli.configured import configuration
from textkit.config.planning import matches
from textkit.pipeline import Finding, answerable
from textkit.tree.files import load
from textkit.tree.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.cli.flags import Flags
    from textkit.config.settings import Config, Exempt
    from textkit.recipes import Plan

HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(?:tool\.textkit\.)?exceptions[ \t]*\]\]", re.MULTILINE)
Use = tuple[int, str, str]  # the number of an exception, and which phrase and path of it; both may be empty


def unused(outcomes: Iterable[Outcome], flags: Flags, planned: Callable[[Path], Plan]) -> Iterator[Outcome]:
    """Hand *outcomes* on, and behind them one for each configuration with exceptions that were of no use.

    Only for configurations whose whole folder is looked at, and only of rules that run.
    """
    config_of = configuration(flags)
    used: dict[Path, set[Use]] = {config.file: set() for config in _whole(flags, config_of) if config.file}
    for outcome in outcomes:
        if outcome.spared and (config := config_of(outcome.path)).file in used:
            used[config.file].update(_uses(outcome, config))
        yield outcome
    for file, uses in used.items():
        found = [*_idle(config_of(file), uses, answerable(planned(file).calls))]
        if found:
            here = Path.cwd()
            yield Outcome(file.relative_to(here) if file.is_relative_to(here) else file, "found", found)


def _whole(flags: Flags, config_of: Callable[[Path], Config]) -> Iterator[Config]:
    """Yield the configurations with exceptions whose whole folders *flags* name."""
    for path in map(Path, () if flags.exclude else flags.paths or ()):
        if isdir(path):  # noqa: PTH112 - raises nothing
            config = config_of(path / "-")
            whole = config.file and config.file.parent.resolve().is_relative_to(path.resolve())
            if whole and config.exceptions:
                yield config


def _uses(outcome: Outcome, config: Config) -> Iterator[Use]:
    for number, phrase in outcome.spared:
        for pattern in config.exceptions[number].paths or ("",):
            if not pattern or matches(outcome.path, config, (pattern,)):
                yield number, phrase, pattern


def _idle(config: Config, uses: set[Use], ran: set[str]) -> Iterator[Finding]:
    """Yield a finding for each part of an exception that is not among *uses*, if all its rules *ran*."""
    for one in config.exceptions:
        if not {*(one.rules or ("",))} <= ran:
            continue
        phrases = {phrase for number, phrase, _ in uses if number == one.number}
        paths = {path for number, _, path in uses if number == one.number}
        idle = [(part, "phrase") for part in one.phrases if part not in phrases]
        idle += [(part, "path") for part in one.paths if part not in paths]
        if not (one.phrases or one.paths or phrases):
            idle.append(("", "exception"))
        rules = f" of {', '.join(one.rules)}" if one.rules else ""
        for part, kind in idle:
            line = _line(config, one, part)
            yield Finding("unused-exception", "safe", line, 1, 0, 0, part, None, f"this {kind} excepts nothing{rules}")


def _line(config: Config, one: Exempt, part: str) -> int:
    """Return the line on which *part* of *one* stands in its file, or where *one* begins."""
    text = load(one.file).decode("utf-8", "replace") if one.file else ""
    before = sum(other.file == one.file and other.number < one.number for other in config.exceptions)
    headers = [hit.start() for hit in HEADER.finditer(text)]
    start = headers[before] if before < len(headers) else 0
    return text.count("\n", 0, max(start, text.find(part, start))) + 1
