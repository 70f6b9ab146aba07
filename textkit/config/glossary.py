"""Glossaries: a project's own words for conversion, from a TOML or TSV file."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from textkit import toml
from textkit.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> tuple[str, ...]:
    """Return the entries of the glossary at *path*: ``old=new`` for a pair, ``name`` for a word that stays.

    TOML has a table ``[glossary]`` (or the pairs at the top), where an empty string protects a name; TSV has a pair or
    a name a line, and comments behind ``#``.  Raises ``UserError`` if it cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return _toml(text) if path.suffix == ".toml" else _tsv(text)
    except OSError as error:
        raise UserError(f"glossary {path}: {(error.strerror or str(error)).lower()}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, UserError) as error:
        raise UserError(f"glossary {path}: {error}") from None


def _toml(text: str) -> tuple[str, ...]:
    top = toml.loads(text)
    table = top.get("glossary", top)
    if not isinstance(table, dict) or not all(isinstance(new, str) for new in table.values()):
        raise UserError("it takes a table of words, each with what it becomes or an empty string")
    return tuple(f"{old}={new}" if new else old for old, new in table.items())


def _tsv(text: str) -> tuple[str, ...]:
    rows = (line.rstrip("\r").split("\t") for line in text.split("\n") if line.strip() and not line.startswith("#"))
    return tuple("=".join(part.strip() for part in row[:2] if part.strip()) for row in rows)
