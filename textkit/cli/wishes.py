"""Flags as a layer of settings, so that the command line and the configuration are read by the same rules."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from textkit.config.settings import Settings
from textkit.decoding import codec
from textkit.errors import UserError
from textkit.recipes import merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from textkit.cli.flags import Flags


def layer(flags: Flags, options: Mapping[str, Mapping[str, Any]]) -> Settings:
    """Return what *flags* ask for, and the *options* of a subcommand, by rule; an empty option was not given."""
    own = {rule: {name: value for name, value in given.items() if value} for rule, given in options.items()}
    return Settings(
        dialect=flags.dialect,
        encoding=codec(flags.encoding) if flags.encoding else "",
        strict=flags.strict,
        select=words(flags.select),
        extend_select=words(flags.extend_select),
        ignore=words(flags.ignore),
        rules=merged(own, *map(_option, flags.set or ())),
    )


def words(given: Iterable[str] | None) -> tuple[str, ...]:
    """Return the words of an option that may be repeated, and may hold several with commas between them."""
    return tuple(word for word in chain.from_iterable(one.split(",") for one in given or ()) if word)


def _option(given: str) -> dict[str, dict[str, str]]:
    """Return ``rule.option=value`` as options by rule."""
    name, equals, value = given.partition("=")
    rule, dot, option = name.partition(".")
    if not (equals and dot):
        raise UserError(f"--set takes RULE.OPTION=VALUE, not {given!r}")
    return {rule: {option: value}}
