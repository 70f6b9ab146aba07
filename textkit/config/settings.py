"""Settings: what a project's configuration and a person's flags may say, layer upon layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textkit.recipes import merged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textkit.recipes import Recipe
    from textkit.regions import Dialect


class Settings(NamedTuple):
    """One layer of wishes; what is empty is left to the layer below.

    ``select`` replaces the rules of a recipe, ``extend_select`` adds to them, ``ignore`` leaves some out: each holds
    names of rules and jobs.  ``rules`` are options by rule.
    """

    recipe: str = ""
    dialect: Dialect | None = None
    encoding: str = ""
    strict: bool = False
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = {}

    def over(self, base: Settings) -> Settings:
        """Return this layer on top of *base*: a choice replaces, a list that extends adds, rule options merge."""
        return Settings(
            recipe=self.recipe or base.recipe,
            dialect=self.dialect or base.dialect,
            encoding=self.encoding or base.encoding,
            strict=self.strict or base.strict,
            select=self.select or base.select,
            extend_select=base.extend_select + self.extend_select,
            ignore=base.ignore + self.ignore,
            rules=merged(base.rules, self.rules),
        )


class Override(NamedTuple):
    """Settings for the files that ``paths``, git patterns, match."""

    paths: tuple[str, ...]
    settings: Settings


class Exempt(NamedTuple):
    """What stays as it is: ``phrases`` (or all) in ``paths`` (or everywhere), whatever ``rules`` (or any) say.

    ``file`` says it.  ``number`` is its place among all exceptions of a configuration.
    """

    rules: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    file: Path | None = None
    number: int = 0


class Config(NamedTuple):
    """A configuration file as a whole; its patterns are relative to the folder of ``file``."""

    file: Path | None = None
    settings: Settings = Settings()
    exclude: tuple[str, ...] = ()
    recipes: Mapping[str, Recipe] = {}
    overrides: tuple[Override, ...] = ()
    exceptions: tuple[Exempt, ...] = ()

    def over(self, base: Config) -> Config:
        """Return this configuration on top of *base*, which it extends."""
        return Config(
            self.file,
            self.settings.over(base.settings),
            base.exclude + self.exclude,
            {**base.recipes, **self.recipes},
            base.overrides + self.overrides,
            tuple(one._replace(number=i) for i, one in enumerate(base.exceptions + self.exceptions)),
        )
