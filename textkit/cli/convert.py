from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from textkit.cli.configured import configuration
from textkit.cli.flags import Flags, command
from textkit.cli.say import complain
from textkit.cli.work import work
from textkit.errors import UserError
from textkit.recipes import Recipe

if TYPE_CHECKING:
    from textkit.recipes import Plan


@command
def convert(
    flags: Flags,
    *,
    to: Annotated[Literal["hans", "hant", "tw", "hk", "jp"] | None, typer.Option(help="The script or region.")] = None,
    config: Annotated[str, typer.Option(metavar="NAME", help="An OpenCC configuration, such as s2twp.")] = "",
    phrases: Annotated[bool, typer.Option("--phrases", help="Convert regional vocabulary, too.")] = False,
    keys: Annotated[str, typer.Option(metavar="KEY,…", help="The metadata whose values are converted.")] = "",
    glossary: Annotated[
        str, typer.Option(metavar="FILE", help="Words of your own: TOML, or TSV with a pair a line.")
    ] = "",
    ambiguities: Annotated[bool, typer.Option("--ambiguities", help="Note what could be meant otherwise.")] = False,
    quotes: Annotated[Literal["corner", "curly"] | None, typer.Option(help="Write quotation marks so.")] = None,
) -> int:
    """Convert between the Chinese scripts and their regional variants."""
    wishes = {
        "to": to,
        "config": config,
        "phrases": phrases,
        "keys": keys,
        "glossary": _read(glossary) if glossary else (),
        "ambiguities": ambiguities,
    }
    rules = ("convert", "quote-style") if quotes else ("convert",)
    if flags.paths not in (None, [], ["-"]) and not (
        to or config or quotes or flags.quiet or flags.set or flags.select or _configured(flags)
    ):
        complain("nothing says what to convert to; --to does, or to under [rules.variant] in textkit.toml", 0)
    return work(flags, Recipe(rules), amend=_told, variant=wishes, quote_style={"quotes": quotes} if quotes else {})


def _configured(flags: Flags) -> bool:
    """Say whether the configuration of a path that *flags* name has a word on conversion."""
    configs = map(configuration(flags), (Path(path) / "-" for path in flags.paths or ()))
    layers = (layer for one in configs for layer in (one.settings, *(over.settings for over in one.overrides)))
    return any("variant" in layer.rules for layer in layers)


def _told(plan: Plan, path: Path) -> Plan:
    """Return *plan* if it says what to convert a pipe to; for files that is up to the configuration of each."""
    for rule, options in plan.calls if path == Path("-") else ():
        if rule.name == "variant" and not (options.get("to") or options.get("config")) and len(plan.calls) == 1:
            raise UserError("nothing to convert to; give --to hans, hant, tw, hk or jp, or --config NAME")
    return plan


def _read(glossary: str) -> tuple[str, ...]:
    from textkit.config.glossary import read

    return read(Path(glossary))
