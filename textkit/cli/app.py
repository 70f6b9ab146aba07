"""The Typer app.  Only the subcommand that was asked for is imported; asking for help imports all."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

import textkit
from textkit import catalog
from textkit.cli.lean import LeanCommand, LeanGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each is a module beside this one, with a function of its name.
COMMANDS = ("clean", "check", *catalog.JOBS, "rules", "init", "stats", "learn", "undo", "log")


def app(words: Sequence[str]) -> typer.Typer:
    """Return the app that can run the command line *words*."""
    wanted = words[:1] if words and words[0] in COMMANDS else COMMANDS
    made = typer.Typer(
        name="textkit",
        cls=LeanGroup,
        callback=root,
        context_settings={"help_option_names": ["-h", "--help"]},
        no_args_is_help=True,
        add_completion=wanted is COMMANDS,
        pretty_exceptions_enable=False,
    )
    for name in wanted:
        made.command(name, cls=LeanCommand)(getattr(import_module(f"textkit.cli.{name}"), name))
    return made


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"textkit {textkit.__version__}")
        raise typer.Exit


def root(
    *,
    _: Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)] = False,
) -> None:
    """Repair scraped and hand-written text: encodings, Chinese scripts, page furniture, front matter, image links."""
