"""What every subcommand does with its rules: filter stdin, or work on files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textkit import decoding, pipeline
from textkit.cli.wishes import layer
from textkit.config.settings import named, plan
from textkit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from textkit.cli.flags import Flags
    from textkit.decoding import Source
    from textkit.recipes import Plan, Recipe


def work(flags: Flags, recipe: Recipe | str, **options: Mapping[str, Any]) -> int:
    """Run *recipe* (or the one of that name; if empty, the one that the settings name) as *flags* say.

    *options* are by rule (with ``_`` for ``-``), from the subcommand's own flags; those that are empty were not given.
    Returns the exit code.
    """
    settings = layer(flags, {rule.replace("_", "-"): given for rule, given in options.items()})
    made = plan(named(recipe, settings) if isinstance(recipe, str) else recipe, settings)
    if flags.paths in (None, ["-"]):
        return _filter(flags, made)
    raise UserError("files are not there yet; pipe the text in")


def _filter(flags: Flags, made: Plan) -> int:
    """Clean stdin into stdout."""
    if not flags.paths and sys.stdin.isatty():
        raise UserError("nothing to read: name a PATH, or pipe text in; --help tells more")
    source = decoding.decode(sys.stdin.buffer.read(), encoding=made.encoding or None)
    result = pipeline.run(source.text, made.calls, made.dialect or "web")
    if flags.check:
        return int(any(result.findings()))
    sys.stdout.buffer.write(_dressed(source, result.text, made.transcode))
    return 0


def _dressed(source: Source, text: str, transcode: str) -> bytes:
    return text.encode(transcode) if transcode else source.bom + text.encode(source.encoding)
