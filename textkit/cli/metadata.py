"""The flags of metadata, which `frontmatter` and `clean` share: the generator, lifting, and the names of sites."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

from textkit import catalog
from textkit.cli.flags import rules

if TYPE_CHECKING:
    from pathlib import Path

    from textkit.cli.flags import Flags
    from textkit.recipes import Plan

Generator = Annotated[
    Literal["hugo", "hexo", "jekyll", "auto"] | None,
    rules("--generator", help="Whose metadata it is; auto asks each file's project."),
]
Lift = Annotated[bool, rules("--lift", help="Put what the page says of itself into the front matter.")]
Suffix = Annotated[
    int, rules("--site-suffix", metavar="N", help="Cut what N files or more have behind their titles: the site's name.")
]
# What makes a post of a page: the facts into the front matter, the title out of the body.
LIFTING = ("lift", "repeated-title")


def asked(flags: Flags, generator: str | None, *, lift: bool = False, suffix: int = 0) -> tuple[Flags, dict[str, Any]]:
    """Return *flags* with the rules that are asked for, and the rest of what ``work`` is to be called with."""
    wanted: dict[str, Any] = {}
    added = list(LIFTING) if lift else []
    if generator == "auto":
        wanted["amend"] = partial(_amended, names=_told())
    elif generator:
        wanted |= {name.replace("-", "_"): {"generator": generator} for name in _told()}
    if suffix:
        from textkit.cli.sitenames import shared

        added.append("title-suffix")
        wanted["title_suffix"] = {"suffixes": shared(flags, suffix)}
    return flags._replace(extend_select=[*(flags.extend_select or ()), *added]), wanted


def _told() -> frozenset[str]:
    """Return the rules that have to know the generator."""
    return frozenset(name for name in catalog.rules_of("frontmatter") if "generator" in catalog.load(name).options)


def _amended(plan: Plan, path: Path, names: frozenset[str]) -> Plan:
    """Return *plan* with the generator of the project that *path* is in."""
    generator = _generator(path.parent)
    calls = [
        call._replace(options={"generator": generator, **call.options}) if call.rule.name in names else call
        for call in plan.calls
    ]
    return plan._replace(calls=calls)


@cache
def _generator(folder: Path) -> str:
    from textkit.config.generator import detected

    return detected(folder)
