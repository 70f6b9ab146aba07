from __future__ import annotations

import sys
from functools import partial
from typing import Annotated, Literal

import typer

from textkit.cli import clean
from textkit.cli.clashes import refuse
from textkit.cli.configured import configuration
from textkit.cli.flags import READING, Flags, command
from textkit.cli.tree import named, processes, wanted
from textkit.cli.wishes import layer
from textkit.config.planning import planner
from textkit.report import figures
from textkit.stats import total
from textkit.tree.examine import Order
from textkit.tree.walk import walk

Paths = typer.Argument(metavar="PATH", show_default=False, help="Files and folders; none is this folder.")


@partial(command, names=READING)
def stats(
    flags: Flags,
    *,
    paths: Annotated[list[str] | None, Paths] = None,
    name: clean.Name = None,
    listed: clean.Listed = None,
    format: Annotated[Literal["table", "chart", "json"], typer.Option(help="How to say it.")] = "chart",  # noqa: A002
) -> int:
    """Count what a tree is made of, and what there is to clean."""
    refuse(flags)
    listing = flags.files_from or flags.files0_from
    flags = flags._replace(paths=paths or ([] if listing else ["."]))
    planned = planner(clean.chosen(name, listed), layer(flags, {}), configuration(flags))
    counted = total(walk(named(flags), wanted(flags)), Order(planned), processes(flags))
    say = {"table": figures.table, "chart": figures.chart, "json": figures.json}[format]
    sys.stdout.write(say(counted))
    return 2 if counted.unread else 0
