from __future__ import annotations

from typing import Annotated

import typer

from textkit.cli.flags import Flags, command
from textkit.cli.work import work
from textkit.decoding import codec
from textkit.recipes import Recipe


@command
def encoding(
    flags: Flags, *, to: Annotated[str, typer.Option(metavar="ENC", help="Write in the encoding ENC.")] = "utf-8"
) -> int:
    """Decode what comes in whatever encoding, and repair its characters."""
    return work(flags, Recipe(("encoding",), transcode=codec(to)))
