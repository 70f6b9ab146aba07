"""The options that every subcommand takes, told once."""

import copy
import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal, NamedTuple, get_type_hints

import typer

from textkit.report import FORMATS

Paths = typer.Argument(metavar="PATH", show_default=False, help="Files and folders; none, or -, filters stdin.")
files = functools.partial(typer.Option, rich_help_panel="Files")
rules = functools.partial(typer.Option, rich_help_panel="Choice of rules", show_default=False)
report = functools.partial(typer.Option, rich_help_panel="Report")


class Flags(NamedTuple):
    """What a user said, apart from the options that belong to one subcommand."""

    paths: Annotated[list[str] | None, Paths] = None
    write: Annotated[bool, files("--write", "-w", help="Change the files.")] = False
    check: Annotated[bool, files("--check", help="Exit 1 if anything would change.")] = False
    diff: Annotated[bool, files("--diff", help="As --check, and print a patch.")] = False
    output: Annotated[str, files(metavar="DIR", help="Write all files into DIR, with the same folders.")] = ""
    exit_non_zero_on_fix: Annotated[
        bool, files("--exit-non-zero-on-fix", help="With --write: exit 1 if a file changed.")
    ] = False
    stdin_filename: Annotated[str, files(metavar="PATH", help="Treat stdin as the file PATH.")] = ""
    files_from: Annotated[str, files(metavar="FILE", help="Take the paths in FILE (or -), one a line.")] = ""
    files0_from: Annotated[str, files("--files0-from", metavar="FILE", help="The same, with NULs between them.")] = ""
    exclude: Annotated[list[str] | None, files(metavar="GLOB", help="Leave these out, as .gitignore would.")] = None
    force_exclude: Annotated[bool, files("--force-exclude", help="Leave out even what is named, if ignored.")] = False
    hidden: Annotated[bool, files("--hidden", help="Take hidden files, too.")] = False
    follow: Annotated[bool, files("--follow", help="Follow symbolic links.")] = False
    no_ignore: Annotated[bool, files("--no-ignore", help="Do not heed .gitignore and .textkitignore.")] = False
    log: Annotated[str, files(metavar="FILE", help="With --write: append every edit to FILE, for undo.")] = ""
    jobs: Annotated[int | None, files("--jobs", "-j", metavar="N", help="Number of processes; else one a core.")] = None
    no_cache: Annotated[bool, files("--no-cache", help="Look at every file anew.")] = False
    encoding: Annotated[str, files("--encoding", "--from", metavar="ENC", help="Read as ENC; do not guess.")] = ""
    strict: Annotated[bool, files("--strict", help="Refuse what does not decode without loss.")] = False
    select: Annotated[list[str] | None, rules(metavar="RULE,…", help="Run only these rules and jobs.")] = None
    extend_select: Annotated[list[str] | None, rules(metavar="RULE,…", help="Run these rules and jobs, too.")] = None
    ignore: Annotated[list[str] | None, rules(metavar="RULE,…", help="Leave these rules and jobs out.")] = None
    set: Annotated[list[str] | None, rules(metavar="RULE.OPTION=VALUE", help="Set an option of a rule.")] = None
    dialect: Annotated[
        Literal["markdown", "web", "plain"] | None, rules(help="What the text is; else recipe or name say.")
    ] = None
    config_file: Annotated[str, rules(metavar="FILE", help="Use this configuration, not the nearest.")] = ""
    isolated: Annotated[bool, rules("--isolated", help="Use no configuration.")] = False
    show_settings: Annotated[bool, rules("--show-settings", help="Print what holds for PATH, and stop.")] = False
    add_ignore: Annotated[
        bool, rules("--add-ignore", help="Write what is found now into the configuration, as exceptions.")
    ] = False
    format: Annotated[str, report(metavar="NAME", help=f"{', '.join(FORMATS)}.")] = ""
    page: Annotated[str, report("--report", metavar="FILE.html", help="Write a page with every change, too.")] = ""
    quiet: Annotated[bool, report("--quiet", "-q", help="Tell people of errors only.")] = False


# Those that say what is read and how, for a subcommand that has its own report and writes nothing.
READING = (
    *("files_from", "files0_from", "exclude", "force_exclude", "hidden", "follow", "no_ignore", "jobs"),
    *("encoding", "strict", "select", "extend_select", "ignore", "set", "dialect", "config_file", "isolated"),
)


# Those that are about changes, which a subcommand that makes none answers but does not offer.
CHANGING = frozenset({"write", "check", "diff", "output", "exit_non_zero_on_fix", "log"})


def command(
    run: Callable[..., int], names: Iterable[str] = Flags._fields, untold: frozenset[str] = frozenset()
) -> Callable[..., int]:
    """Make a subcommand of *run*, which takes ``Flags`` first: its own options, and those of *names*.

    Of these its help does not speak of those that are *untold*.
    """
    own = list(inspect.signature(run, eval_str=True).parameters.values())[1:]
    hints = get_type_hints(Flags, include_extras=True)
    shared = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=Flags._field_defaults[name],
            annotation=_hidden(hints[name]) if name in untold else hints[name],
        )
        for name in names
    ]

    @functools.wraps(run)
    def wrapped(**given: Any) -> int:
        flags = Flags(**{name: given.pop(name) for name in names})
        return run(flags, **given)

    wrapped.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    wrapped.__annotations__ = {}
    return wrapped


def _hidden(hint: Any) -> Any:
    """Return the type and option *hint* as one of which the help does not speak."""
    option = copy.copy(hint.__metadata__[0])
    option.hidden = True
    return Annotated[hint.__origin__, option]
