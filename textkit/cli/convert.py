from __future__ import annotations

from typing import Annotated, Literal

import typer

from textkit.cli.flags import Flags, command
from textkit.cli.work import work
from textkit.recipes import Recipe


@command
def convert(
    flags: Flags,
    *,
    to: Annotated[Literal["hans", "hant", "tw", "hk", "jp"] | None, typer.Option(help="The script or region.")] = None,
    config: Annotated[str, typer.Option(metavar="NAME", help="An OpenCC configuration, such as s2twp.")] = "",
) -> int:
    """Convert between the Chinese scripts and their regional variants."""
    return work(flags, Recipe(("convert",)), variant={"to": to, "config": config})
