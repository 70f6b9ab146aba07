"""Typer without what makes it slow to start.

From release 0.29 on, Typer imports pydantic to make a ``str`` of a ``str``, and to see that ``--help`` was not
given; that more than doubles the time that a filter takes.  Here words stay words, what was not given stays as it
is, and a switch, a number and a word to choose are taken where they are right, and answered in one line where they
are wrong; all else still gets Typer's care.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Literal, get_args, get_origin

from typer.core import TyperCommand, TyperGroup

from textkit.errors import CALLED, UserError, unknown

WORDS = (str, list[str])
NUMBERS = (int, float)


class LeanCommand(TyperCommand):
    """A subcommand that starts fast."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, each with its short way."""
        return [_lean(param) for param in super().get_params(ctx)]


class LeanGroup(TyperGroup):
    """The command itself, which starts fast."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, each with its short way."""
        return [_lean(param) for param in super().get_params(ctx)]


def _lean(param: Any) -> Any:
    if not param.required:
        param.process_value = partial(_value, param)
    if param.param_type_name == "argument" or getattr(param, "is_flag", False):
        param.display_type_rich = _untold  # <bool> beside a switch tells nobody anything
    return param


def _untold(ctx: Any) -> None:  # noqa: ARG001 - as Typer calls it
    return None


def _value(param: Any, context: Any, value: Any) -> Any:
    """Return *value* if *param* can take it as it is, and otherwise as Typer converts it."""
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    if value is None or value == param.default:
        return value
    if param.callback or not _right(kind, value):
        return type(param).process_value(param, context, value)
    if kind in NUMBERS:
        return _number(param, kind, value)
    if get_origin(kind) is Literal and value not in get_args(kind):
        raise unknown(f"value for {param.opts[0]}", value, get_args(kind))
    return value


def _number(param: Any, kind: type[int | float], value: str) -> int | float:
    try:
        return kind(value)
    except ValueError:
        raise UserError(f"{param.opts[0]} takes {CALLED[kind]}, not {value!r}") from None


def _right(kind: Any, value: Any) -> bool:
    """Say whether *value*, from the command line, needs nothing of Typer to become an option of this *kind*."""
    if kind in WORDS:
        return True
    if kind is bool:
        return isinstance(value, bool)
    return isinstance(value, str) and (kind in NUMBERS or get_origin(kind) is Literal)
