"""Find: the configuration file that holds for a folder, and what it extends."""

from __future__ import annotations

from functools import cache
from os.path import lexists
from typing import TYPE_CHECKING, Any

from textkit import toml
from textkit.config.settings import Config
from textkit.errors import UserError, unknown
from textkit.lazily import compiled
from textkit.tree.files import load

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("textkit.toml", "pyproject.toml")
# Where a project may have a table for us: tool.textkit, however it is spelled, [tool], or tool = {.
TABLE = compiled(rb"""tool["']?[ \t]*(?:\.[ \t]*["']?textkit|[\]=])""")


@cache
def nearest(folder: Path) -> Config:
    """Return the configuration that *folder*, an absolute path, or the nearest folder above it has, or an empty one."""
    return next((config for at in (folder, *folder.parents) if (config := _of(at))), Config())


@cache
def _of(folder: Path) -> Config | None:
    """Return the configuration in *folder* itself."""
    for name in NAMES:
        if (table := _table(folder / name)) is not None:
            return _complete(_config(folder / name, table, ()))
    return None


def named(file: Path) -> Config:
    """Return the configuration in *file*; raises ``UserError`` if there is none."""
    table = _table(file)
    if table is None:
        raise UserError(f"{file}: no such file, or nothing for textkit in it")
    return _complete(_config(file, table, ()))


def _complete(config: Config) -> Config:
    """Return *config*, which extends what it will; raises ``UserError`` where it names a recipe that is in neither."""
    from textkit.recipes import RECIPES

    known = {**RECIPES, **config.recipes}
    for settings in (config.settings, *(one.settings for one in config.overrides)):
        if settings.recipe and settings.recipe not in known:
            raise UserError(f"{config.file}: {unknown('recipe', settings.recipe, known)}")
    return config


def _config(file: Path, table: dict[str, Any], seen: tuple[Path, ...]) -> Config:
    """Return the configuration in *table*, from *file*, over what it extends; *seen* files led here."""
    from textkit.config import schema

    if file in seen:
        raise UserError(f"{file}: extends itself")
    try:
        read = schema.config(table)
    except UserError as error:
        raise UserError(f"{file}: {error}") from None
    exempt = tuple(one._replace(file=file, number=i) for i, one in enumerate(read.exceptions))
    read = read._replace(file=file, exceptions=exempt)
    if "extend" not in table:
        return read
    base = (file.parent / table["extend"]).resolve()
    below = _table(base)
    if below is None:
        raise UserError(f"{file}: extends {base}, which is not there")
    return read.over(_config(base, below, (*seen, file)))


def _table(file: Path) -> dict[str, Any] | None:
    """Return what *file* says to textkit, or ``None`` if it says nothing or is not there.

    Raises ``UserError`` if it is there and cannot be read, as nobody knows then what it forbids.
    """
    try:
        data = load(file)
    except UserError as error:
        if lexists(file):
            raise UserError(f"{file}: {error}") from None
        return None
    project = file.name == "pyproject.toml"
    if project and not (b"textkit" in data and TABLE.search(data)):
        return None
    import tomllib

    try:
        table: dict[str, Any] = toml.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{file}: not valid TOML: {error}") from None
    return _ours(file, table) if project else table


def _ours(file: Path, table: dict[str, Any]) -> dict[str, Any] | None:
    """Return the table ``tool.textkit`` of *table*, if there is one; raises ``UserError`` if it is none."""
    tools = table.get("tool")
    found = tools.get("textkit") if isinstance(tools, dict) else None
    if found is not None and not isinstance(found, dict):
        raise UserError(f"{file}: tool.textkit takes a table, not {found!r}")
    return found
