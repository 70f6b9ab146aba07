"""Recipes: ordered choices of jobs and rules with options, and how a choice becomes a plan that can run.

Order is design: characters first, inline before lines, glosses before conversion, paragraphs and conversion before
boilerplate, white space last.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from textkit import catalog
from textkit.errors import unknown
from textkit.pipeline import Call

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textkit.regions import Dialect
    from textkit.suppression import Phrase


class Recipe(NamedTuple):
    """A named choice: job and rule names in the order they run, with options by rule.

    ``safe_only`` leaves the lossy rules of its jobs out (a rule that is named runs all the same);
    ``dialect`` is ``None`` where the file's name decides; ``transcode`` names the encoding of the output,
    and is empty where each file keeps its own; ``may_lose`` is the share of its sentences that a text may lose
    before the guard steps in.
    """

    entries: Sequence[str]
    summary: str = ""
    safe_only: bool = False
    dialect: Dialect | None = None
    transcode: str = ""
    options: Mapping[str, Mapping[str, Any]] = {}
    may_lose: float = 0.5


_EVERYTHING = (
    *("encoding", "glosses", "images", "layout", "convert", "boilerplate", "frontmatter"),
    # What was taken out leaves white space behind, and indents are of no more use.
    *("paragraph-indent", "trailing-space", "blank-run"),
)

RECIPES: dict[str, Recipe] = {
    "web": Recipe(_EVERYTHING, "scraped text: every job, lossy rules too", dialect="web", transcode="utf-8"),
    "repo": Recipe(
        ("encoding", "images", "frontmatter"),
        "hand-written Markdown: safe rules only",
        safe_only=True,
        dialect="markdown",
        may_lose=0.05,
    ),
    "corpus": Recipe(
        _EVERYTHING,
        "training text: as web, to Simplified, no Markdown assumptions",
        dialect="plain",
        transcode="utf-8",
        options={"variant": {"to": "hans"}},
    ),
}


class Plan(NamedTuple):
    """What is to run: rules with their options, over which dialect (``None``: by file name), into which encoding.

    ``transcode`` and ``may_lose`` are as in ``Recipe``.  ``encoding`` is how the bytes are to be read (empty: as
    they speak for themselves); ``strict`` refuses input that does not decode without loss.
    """

    calls: Sequence[Call]
    dialect: Dialect | None = None
    transcode: str = ""
    encoding: str = ""
    strict: bool = False
    spare: Sequence[Phrase] = ()
    may_lose: float = 0.5


def plan(recipe: str | Recipe | Iterable[str], options: Mapping[str, Mapping[str, Any]] | None = None) -> Plan:
    """Return the plan for *recipe*: a recipe, the name of a shipped one, or a list of job and rule names.

    Raises ``UserError`` for a name or an option that does not exist.
    """
    if not isinstance(recipe, str):
        return _given(_planned(_recipe(recipe)), options or {})
    fixed = [
        (rule, *((name, type(value), value) for name, value in mine.items())) for rule, mine in (options or {}).items()
    ]
    try:
        return _shipped(recipe, *fixed)
    except TypeError:  # a value that may change, a list say, cannot be looked for
        return _given(_shipped(recipe), options or {})


def _given(found: Plan, options: Mapping[str, Mapping[str, Any]]) -> Plan:
    """Return *found* with more *options*, by rule."""
    for name in options:
        if name not in catalog.names():
            raise unknown("rule", name, catalog.names())
    calls = (
        Call(rule, rule.settings({**had, **options[rule.name]})) if rule.name in options else Call(rule, had)
        for rule, had in found.calls
    )
    return found._replace(calls=tuple(calls)) if options else found


def _planned(wanted: Recipe) -> Plan:
    for name in wanted.options:
        if name not in catalog.names():
            raise unknown("rule", name, catalog.names())
    rules = ((name, catalog.load(name)) for name in chosen(wanted))
    calls = tuple(Call(rule, rule.settings(wanted.options.get(name, {}))) for name, rule in rules)
    return Plan(calls, wanted.dialect, wanted.transcode, may_lose=wanted.may_lose)


@lru_cache
def _shipped(name: str, *options: tuple[Any, ...]) -> Plan:
    """Return the plan of a shipped recipe, which a caller with many small texts asks for with each.

    Each of *options* is the name of a rule and, for each of its options, the name, the type and the value.
    """
    return _given(_planned(_recipe(name)), {rule: {name: value for name, _, value in mine} for rule, *mine in options})


def _recipe(recipe: str | Recipe | Iterable[str]) -> Recipe:
    if isinstance(recipe, Recipe):
        return recipe
    if not isinstance(recipe, str):
        return Recipe(tuple(recipe))
    if recipe not in RECIPES:
        raise unknown("recipe", recipe, RECIPES)
    return RECIPES[recipe]


def merged(*layers: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the options by rule of all *layers*; a later layer wins over an earlier one, option by option."""
    both: dict[str, dict[str, Any]] = {}
    for layer in layers:
        for name, options in layer.items():
            both.setdefault(name, {}).update(options)
    return both


def chosen(recipe: Recipe) -> Iterator[str]:
    """Yield the names of the rules that *recipe* runs: a job stands for its rules that are not opt-in."""
    for entry in recipe.entries:
        if entry not in catalog.JOBS:
            yield catalog.load(entry).name
            continue
        for name in catalog.rules_of(entry):
            rule = catalog.load(name)
            if not rule.opt_in and not (recipe.safe_only and rule.risk == "lossy"):
                yield name
