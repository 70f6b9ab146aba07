from __future__ import annotations

from typing import Annotated

import typer

from textkit.cli.flags import Flags, command
from textkit.cli.template import Template, templated
from textkit.cli.work import work
from textkit.errors import UserError
from textkit.recipes import Recipe

# What the flags add to the odds of every line.
AGGRESSIVE, GENTLE = -1.0, 1.5


@command
def boilerplate(
    flags: Flags,
    explain: Annotated[bool, typer.Option("--explain", help="Show every line with its score and why.")] = False,
    aggressive: Annotated[bool, typer.Option("--aggressive", help="Take more: what is doubtful, too.")] = False,
    gentle: Annotated[bool, typer.Option("--gentle", help="Take less: only what is beyond doubt.")] = False,
    template: Template = "",
) -> int:
    """Take page furniture and spam out of a page."""
    if aggressive and gentle:
        raise UserError("--aggressive and --gentle exclude each other")
    slack = AGGRESSIVE if aggressive else GENTLE if gentle else 0.0
    if explain:
        from textkit.cli.explain import explained

        if flags.write or flags.output:
            raise UserError("--explain changes nothing; leave --write and --output out")
        return explained(flags, slack)
    flags, lines = templated(flags, template)
    return work(flags, Recipe(("boilerplate",)), page_furniture={"slack": slack}, template_line=lines)
