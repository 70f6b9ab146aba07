"""Typer without what makes it slow to start.

From release 0.29 on, Typer imports pydantic to make a ``str`` of a ``str``, and to see that ``--help`` was not
given; that more than doubles the time that a filter takes.  Here words stay words and what was not given stays
as it is; a parameter that does need a conversion still gets Typer's.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from typer.core import TyperCommand, TyperGroup

WORDS = (str, list[str])


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
    return param


def _value(param: Any, context: Any, value: Any) -> Any:
    """Return *value* if *param* can take it as it is, and otherwise as Typer converts it."""
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    if value is None or value == param.default or (kind in WORDS and not param.callback):
        return value
    return type(param).process_value(param, context, value)
