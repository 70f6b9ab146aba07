"""Errors that a user can cause: one line that says what, where, and what to do.  Imports nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


# What people call the kinds of values that they write.
CALLED: Mapping[type, str] = {bool: "true or false", int: "a whole number", float: "a number", str: "a string"}
MANY = 30  # names that nobody reads in one line; only rules are so many


class UserError(Exception):
    """Something the user can put right; its text is shown as it is, without a traceback."""


def internal(error: Exception) -> str:
    """Return what there is to say of *error*, which no user can have meant: what it is, and where it arose."""
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    file, line = (at.tb_frame.f_code.co_filename, at.tb_lineno) if at else ("", 0)
    where = "/".join(file.split("/")[-3:])
    return f"internal error: {type(error).__name__}: {str(error)[:200]} ({where}:{line}); please report it"


def unknown(what: str, name: str, known: Iterable[str]) -> UserError:
    """Return the error for a *name* that is none of the *known* ones, with the nearest of them."""
    from difflib import get_close_matches  # only a mistake pays for it

    known = sorted(filter(None, known))
    near = get_close_matches(name, known, n=1)
    few = f"known: {', '.join(known)}" if known else "there is none"
    all_of_them = few if len(known) <= MANY else "textkit rules lists them"
    hint = f"did you mean {near[0]!r}?" if near else all_of_them
    return UserError(f"unknown {what} {name!r}; {hint}")
