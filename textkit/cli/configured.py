"""Which configuration holds, as the flags have it."""

from __future__ import annotations

from os.path import abspath
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.config import find
from textkit.config.settings import Config

if TYPE_CHECKING:
    from collections.abc import Callable

    from textkit.cli.flags import Flags


def configuration(flags: Flags) -> Callable[[Path], Config]:
    """Return what says which configuration holds for a path."""
    if flags.isolated:
        return lambda _: Config()
    if flags.config_file:
        config = find.named(Path(flags.config_file))
        return lambda _: config
    return lambda path: find.nearest(Path(abspath(path)).parent)  # noqa: PTH100 - without `..`, or what links mean


def foremost(flags: Flags) -> Config:
    """Return the configuration of the first file or folder that *flags* name, which decides what is left out."""
    return configuration(flags)(Path((flags.paths or ["."])[0], "-"))
