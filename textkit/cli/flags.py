"""The options that every subcommand takes, told once."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, Literal, NamedTuple, get_type_hints

import typer

Paths = typer.Argument(metavar="PATH", show_default=False, help="Files and folders; none, or -, filters stdin.")
files = functools.partial(typer.Option, rich_help_panel="Files")
rules = functools.partial(typer.Option, rich_help_panel="Choice of rules", show_default=False)
report = functools.partial(typer.Option, rich_help_panel="Report")


class Flags(NamedTuple):
    """What a user said, apart from the options that belong to one subcommand."""

    paths: Annotated[list[str] | None, Paths] = None
    write: Annotated[bool, files("--write", "-w", help="Change the files.")] = False
    check: Annotated[bool, files("--check", help="Change nothing; exit 1 if anything would change.")] = False
    diff: Annotated[bool, files("--diff", help="As --check, and print the difference.")] = False
    stdin_filename: Annotated[str, files(metavar="PATH", help="Treat stdin as the file PATH.")] = ""
    encoding: Annotated[str, files("--encoding", "--from", metavar="ENC", help="Read as ENC; do not guess.")] = ""
    select: Annotated[list[str] | None, rules(metavar="RULE,…", help="Run only these rules and jobs.")] = None
    extend_select: Annotated[list[str] | None, rules(metavar="RULE,…", help="Run these rules and jobs, too.")] = None
    ignore: Annotated[list[str] | None, rules(metavar="RULE,…", help="Leave these rules and jobs out.")] = None
    set: Annotated[list[str] | None, rules(metavar="RULE.OPTION=VALUE", help="Set an option of a rule.")] = None
    dialect: Annotated[Literal["markdown", "web", "plain"] | None, rules(help="What the text is.")] = None


def command(run: Callable[..., int]) -> Callable[..., int]:
    """Make a subcommand of *run*, which takes ``Flags`` first: its own options, and all of those."""
    own = list(inspect.signature(run, eval_str=True).parameters.values())[1:]
    shared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=Flags._field_defaults[name], annotation=hint)
        for name, hint in get_type_hints(Flags, include_extras=True).items()
    ]

    @functools.wraps(run)
    def wrapped(**given: Any) -> int:
        flags = Flags(**{name: given.pop(name) for name in Flags._fields})
        return run(flags, **given)

    wrapped.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    wrapped.__annotations__ = {}
    return wrapped
