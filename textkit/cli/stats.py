from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from textkit import recipes
from textkit.report import figures
from textkit.stats import total
from textkit.tree import workers
from textkit.tree.examine import Order
from textkit.tree.walk import walk


def stats(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files and folders.")],
    recipe: Annotated[str, typer.Option(metavar="NAME", help="Count what this recipe finds.")] = "web",
    format: Annotated[Literal["table", "chart", "json"], typer.Option(help="How to say it.")] = "chart",  # noqa: A002
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", metavar="N", help="Processes; else one a core.")] = None,
) -> int:
    """Count what a tree is made of, and what there is to clean."""
    plan = recipes.plan(recipe)
    counted = total(walk(map(Path, paths)), Order(lambda _: plan), jobs or workers.cores())
    say = {"table": figures.table, "chart": figures.chart, "json": figures.json}[format]
    sys.stdout.write(say(counted))
    return 2 if counted.unread else 0
