from __future__ import annotations

from typing import Annotated

from textkit.cli.flags import Flags, command, rules
from textkit.cli.metadata import Generator, Lift, asked
from textkit.cli.template import Template, templated
from textkit.cli.wishes import words
from textkit.cli.work import work
from textkit.errors import UserError
from textkit.recipes import RECIPES, Recipe

Name = Annotated[
    str | None,
    rules(
        "--recipe", metavar="NAME", help=f"{', '.join(RECIPES)}, or one of your own; else the configured one, or web."
    ),
]
Listed = Annotated[str | None, rules("--rules", metavar="RULE,…", help="These rules and jobs, in this order.")]
To = Annotated[str, rules("--to", metavar="VARIANT", help="Convert to hans, hant, tw, hk or jp.")]


@command
def clean(
    flags: Flags,
    *,
    name: Name = None,
    listed: Listed = None,
    to: To = "",
    generator: Generator = None,
    lift: Lift = False,
    template: Template = "",
) -> int:
    """Run a recipe: all that a kind of text needs."""
    flags, wanted = asked(flags, generator, lift=lift)
    flags, lines = templated(flags, template)
    return work(converting(flags, to), chosen(name, listed), variant={"to": to}, template_line=lines, **wanted)


def converting(flags: Flags, to: str) -> Flags:
    """Return *flags* with the rule that converts, where it is said what *to*: not every recipe has it."""
    return flags._replace(extend_select=[*(flags.extend_select or ()), "variant"]) if to else flags


def chosen(name: str | None, listed: str | None) -> Recipe | str:
    """Return the recipe *name*, or a recipe of the rules *listed*, which does what a pipe of them would.

    Raises ``UserError`` for both, and for an empty one: a variable of a script that holds nothing must not mean all.
    """
    for option, given in (("--recipe", name), ("--rules", listed)):
        if given is not None and not given.strip(" ,"):
            raise UserError(f"{option} names nothing")
    if not listed:
        return name or ""
    if name:
        raise UserError("--recipe and --rules exclude each other; --extend-select adds to a recipe")
    entries = words([listed])
    return Recipe(entries, transcode="utf-8" if "encoding" in entries else "")
