from __future__ import annotations

from typing import Annotated

from textkit.cli.flags import Flags, command, rules
from textkit.cli.metadata import Generator, Lift, asked
from textkit.cli.template import Template, templated
from textkit.cli.wishes import words
from textkit.cli.work import work
from textkit.errors import UserError
from textkit.recipes import RECIPES, Recipe

Name = Annotated[str, rules("--recipe", metavar="NAME", help=f"{', '.join(RECIPES)}, or one of your own; else web.")]
Listed = Annotated[str, rules("--rules", metavar="RULE,…", help="These rules and jobs, in this order.")]
To = Annotated[str, rules("--to", metavar="VARIANT", help="Convert to hans, hant, tw, hk or jp.")]


@command
def clean(
    flags: Flags,
    *,
    name: Name = "",
    listed: Listed = "",
    to: To = "",
    generator: Generator = None,
    lift: Lift = False,
    template: Template = "",
) -> int:
    """Run a recipe: all that a kind of text needs."""
    flags, wanted = asked(flags, generator, lift=lift)
    flags, lines = templated(flags, template)
    return work(flags, chosen(name, listed), variant={"to": to}, template_line=lines, **wanted)


def chosen(name: str, listed: str) -> Recipe | str:
    """Return the recipe *name*, or a recipe of the rules *listed*, which does what a pipe of them would."""
    if not listed:
        return name
    if name:
        raise UserError("--recipe and --rules exclude each other; --extend-select adds to a recipe")
    entries = words([listed])
    return Recipe(entries, transcode="utf-8" if "encoding" in entries else "")
