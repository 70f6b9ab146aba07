"""Settings: everything that a file or a command line can ask for, in layers, and the plan that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textkit import catalog, recipes
from textkit.errors import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textkit.recipes import Plan, Recipe
    from textkit.regions import Dialect


class Settings(NamedTuple):
    """One layer of wishes; what is empty is left to the layer below."""

    recipe: str = ""
    dialect: Dialect | None = None
    encoding: str = ""
    strict: bool = False
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = {}
    recipes: Mapping[str, Recipe] = {}

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
            rules=recipes.merged(base.rules, self.rules),
            recipes={**base.recipes, **self.recipes},
        )


def plan(recipe: Recipe, settings: Settings) -> Plan:
    """Return the plan for *recipe* as *settings* change it; raises ``UserError`` for a name that does not exist."""
    names = _names(recipe, settings)
    # A job's own options must not trouble a recipe that leaves its rules out.
    exact = recipe._replace(entries=names, safe_only=False, options=recipes.merged(recipe.options, settings.rules))
    made = recipes.plan(exact)
    return made._replace(dialect=settings.dialect or made.dialect, encoding=settings.encoding, strict=settings.strict)


def named(name: str, settings: Settings) -> Recipe:
    """Return the recipe called *name*, one of *settings* or a shipped one; without a name, the one they choose."""
    known = {**recipes.RECIPES, **settings.recipes}
    name = name or settings.recipe or "web"
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
