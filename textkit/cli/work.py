"""What every subcommand does with its rules: filter stdin, or work on files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textkit.cli.clashes import refuse
from textkit.cli.configured import configuration
from textkit.cli.say import complain
from textkit.cli.wishes import layer
from textkit.config.planning import planner
from textkit.errors import UserError
from textkit.tree.examine import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from textkit.cli.flags import Flags
    from textkit.recipes import Plan, Recipe

# What is to come of it: text in a pipe, word of every finding, word of every change, a patch, new files.
Goal = Literal["filter", "report", "check", "diff", "write"]


def work(
    flags: Flags,
    recipe: Recipe | str,
    goal: Literal["report"] | None = None,
    amend: Callable[[Plan, Path], Plan] = lambda made, _: made,
    **options: Mapping[str, Any],
) -> int:
    """Run *recipe* (or the one of that name; if empty, the one that the settings name) as *flags* say.

    *amend* may change the plan for a path.  *options* are by rule (with ``_`` for ``-``), from the subcommand's own
    flags; those that are empty were not given.
    Returns the exit code.
    """
    refuse(flags)
    own = layer(flags, {rule.replace("_", "-"): given for rule, given in options.items()})
    said = _said(flags, goal)
    config_of = configuration(flags)
    planned = planner(recipe, own, config_of)
    planned(Path(flags.stdin_filename or "-"))  # so that a wrong word is told before anything is read
    if flags.show_settings:
        from textkit.cli.show import show

        return show([Path(path) for path in flags.paths or ["-"]], config_of, planned)
    _tell_idle(flags, planned)
    action: Literal["check", "diff", "write"] = said if said in ("diff", "write") else "check"
    order = Order(lambda path: amend(planned(path), path), action, log=Path(flags.log) if flags.log else None)
    if flags.paths or flags.files_from or flags.files0_from:
        if flags.paths != ["-"]:
            from textkit.cli.tree import tree

            return tree(flags, order, said or "report")
    elif sys.stdin and sys.stdin.isatty():
        raise UserError("nothing to read: name a PATH, or pipe text in; --help tells more")
    if said == "write":
        raise UserError("stdin cannot be written in place; name a PATH")
    from textkit.cli.pipe import pipe

    return pipe(flags, order, said or "filter")


def _tell_idle(flags: Flags, planned: Callable[[Path], Plan]) -> None:
    """Say which options are set of rules that do not run on the first path, since that is hardly what was meant."""
    if flags.quiet or not flags.set:
        return
    path = Path((flags.paths or [flags.stdin_filename or "-"])[0])
    running = {call.rule.name for call in planned(path / "-" if path.is_dir() else path).calls}
    for rule in dict.fromkeys(given.partition(".")[0] for given in flags.set):
        if rule not in running:
            complain(f"--set {rule}: it does not run on {path}; --extend-select {rule} adds it", 0)


def _said(flags: Flags, goal: Goal | None) -> Goal | None:
    """Return the goal that *flags* name, or else *goal*, which brooks no other; raises ``UserError`` for two."""
    goals: dict[str, Goal] = {"write": "write", "output": "write", "check": "check", "diff": "diff"}
    named = [name for name in goals if getattr(flags, name)]
    if named and goal:
        raise UserError(f"check changes nothing; leave --{named[0]} out, or use clean")
    if len(named) > 1:
        raise UserError(f"--{named[0]} and --{named[1]} exclude each other")
    return goals[named[0]] if named else goal
