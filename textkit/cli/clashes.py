"""Options that mean nothing together, told before anything is read: none is passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.errors import UserError

if TYPE_CHECKING:
    from textkit.cli.flags import Flags

# Each pair, and what to do instead.
PAIRS = (
    ("isolated", "config_file", ""),
    ("add_ignore", "isolated", ""),
    ("add_ignore", "write", "what is repaired need not be excepted"),
    ("add_ignore", "output", "what is repaired need not be excepted"),
    ("add_ignore", "diff", "run one after the other"),
    ("add_ignore", "format", "run one after the other"),
)


def refuse(flags: Flags) -> None:
    """Raise ``UserError`` for two options that exclude each other, or one that lacks what it is about."""
    for one, other, instead in PAIRS:
        if getattr(flags, one) and getattr(flags, other):
            hint = f"; {instead}" if instead else ""
            raise UserError(f"{_option(one)} and {_option(other)} exclude each other{hint}")
    if flags.log and not flags.write:
        raise UserError("--log keeps what --write does to files, and goes with it alone")
    if flags.add_ignore and not (flags.paths or flags.files_from or flags.files0_from):
        raise UserError("--add-ignore excepts files by their names; name a PATH")
    for name in ("select", "extend_select"):
        if any(not given.strip(" ,") for given in getattr(flags, name) or ()):
            raise UserError(f"{_option(name)} names no rule; textkit rules lists them")


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
