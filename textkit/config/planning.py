"""Planning: what a configuration and flags mean for one file."""

from __future__ import annotations

import os
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING

from textkit import catalog, recipes
from textkit.errors import unknown
from textkit.suppression import Phrase
from textkit.tree import globs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from pathspec import GitIgnoreSpec

    from textkit.config.settings import Config, Settings
    from textkit.recipes import Plan, Recipe


def planner(recipe: Recipe | str, own: Settings, config_of: Callable[[Path], Config]) -> Callable[[Path], Plan]:
    """Return what makes the plan for a path: *recipe* (or the one of that name), as ``config_of(path)`` changes it.

    *own* settings lie on top.  Files to which the same applies share a plan.
    """
    known: dict[tuple[Path | None, tuple[bool, ...]], Plan] = {}
    folders: dict[str, Plan] = {}  # those where nothing depends on a file's name

    def planned(path: Path) -> Plan:
        folder = os.path.dirname(path)  # noqa: PTH120 - for every file, and many times faster than a Path's
        return folders.get(folder) or weighed(path, folder)

    def weighed(path: Path, folder: str) -> Plan:
        config = config_of(path)
        special = [one.paths for one in config.overrides] + [one.paths for one in config.exceptions]
        name = _within(path, config) if special else ""
        holds = tuple(not paths or _spec(paths).match_file(name) for paths in special)
        key = config.file, holds
        if key not in known:
            known[key] = plan(recipe, narrowed(config, holds), own)
        if not special:
            folders[folder] = known[key]
        return known[key]

    return planned


def narrowed(config: Config, holds: Sequence[bool]) -> Config:
    """Return *config* for files to which those of its overrides, then exceptions, apply that *holds* says."""
    settings = config.settings
    for override in compress(config.overrides, holds):
        settings = override.settings.over(settings)
    exempt = tuple(compress(config.exceptions, holds[len(config.overrides) :]))
    return config._replace(settings=settings, overrides=(), exceptions=exempt)


def plan(recipe: Recipe | str, config: Config, own: Settings) -> Plan:
    """Return the plan for *recipe*, or the one of that name, as *config*, narrowed, and *own* settings change it.

    Raises ``UserError`` for a name that does not exist.
    """
    settings = own.over(config.settings)
    if isinstance(recipe, str):
        recipe = _named(recipe or settings.recipe or "web", config)
    names = _names(recipe, settings)
    options = recipes.merged(recipe.options, settings.rules)
    made = recipes.plan(recipe._replace(entries=names, safe_only=False, options=options))
    return made._replace(
        dialect=settings.dialect or made.dialect,
        encoding=settings.encoding,
        strict=settings.strict,
        spare=tuple(Phrase(text, one.rules, one.number) for one in config.exceptions for text in one.phrases or [""]),
    )


def _named(name: str, config: Config) -> Recipe:
    known = {**recipes.RECIPES, **config.recipes}
    if name not in known:
        raise unknown("recipe", name, known)
    return known[name]


def _names(recipe: Recipe, settings: Settings) -> list[str]:
    """Return the rules to run: those of *recipe* in its order, those added where they belong in the usual order."""
    rank = {name: i for i, name in enumerate(catalog.names())}
    if settings.select:
        chosen = sorted(set(recipes.chosen(recipe._replace(entries=settings.select))), key=rank.__getitem__)
    else:
        chosen = list(recipes.chosen(recipe))
    for name in recipes.chosen(recipe._replace(entries=settings.extend_select)):
        if name not in chosen:
            job = catalog.load(name).before
            late = catalog.JOBS[catalog.JOBS.index(job) :] if job else ()
            places = (i for i, other in enumerate(chosen) if rank[other] > rank[name] or catalog.names()[other] in late)
            chosen.insert(next(places, len(chosen)), name)
    left_out = set(_all(settings.ignore))
    return [name for name in chosen if name not in left_out]


def _all(entries: Iterable[str]) -> Iterator[str]:
    """Yield the rules that *entries* stand for, opt-in ones too."""
    for entry in entries:
        yield from catalog.rules_of(entry) if entry in catalog.JOBS else (catalog.load(entry).name,)


def matches(path: Path, config: Config, patterns: tuple[str, ...]) -> bool:
    """Say whether *path* is one that *patterns* of *config* match."""
    return _spec(patterns).match_file(_within(path, config))


def _within(path: Path, config: Config) -> str:
    """Return *path* as the patterns of *config* see it."""
    return os.path.relpath(path, config.file.parent if config.file else path.parent)


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    return globs.spec(patterns)
