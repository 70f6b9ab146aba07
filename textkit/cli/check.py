from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from textkit.cli import clean
from textkit.cli.flags import CHANGING, Flags, command, rules
from textkit.cli.work import work
from textkit.recipes import Recipe

Script = Annotated[
    Literal["hans", "hant"] | None, rules("--script", help="Report what is not in this Chinese script, and that alone.")
]


@partial(command, untold=CHANGING)
def check(
    flags: Flags, *, name: clean.Name = None, listed: clean.Listed = None, to: clean.To = "", script: Script = None
) -> int:
    """Report what clean would change, and change nothing."""
    if script:
        return work(flags, Recipe(("other-script",)), "report", other_script={"script": script})
    return work(clean.converting(flags, to), clean.chosen(name, listed), "report", variant={"to": to})
