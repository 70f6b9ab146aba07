"""Which site generator a project uses, told by the generator's own files; never by the documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Name = Literal["", "hugo", "hexo", "jekyll"]

HUGO = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json")
# Older Hugo, and themes' example sites: a config that other programs have too, beside Hugo's own folders.
OLD_HUGO = ("config.toml", "config.yaml", "config.yml", "config.json", "config/_default")
# Hexo and Jekyll share the name of their configuration.
CONFIG = ("_config.yml", "_config.yaml", "_config.toml")
LARGEST = 1 << 20


def detected(start: Path) -> Name:
    """Return the generator of the project that the folder or file *start* is in; empty if none or two are told."""
    for folder in _upwards(start.absolute()):
        found = [name for name, told in TESTS.items() if told(folder)]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _upwards(start: Path) -> Iterator[Path]:
    """Yield *start* and the folders above it, up to the root of its repository."""
    for folder in (start, *start.parents):
        yield folder
        if (folder / ".git").exists():
            return


def _hugo(folder: Path) -> bool:
    old = any((folder / name).exists() for name in OLD_HUGO)
    return any((folder / name).is_file() for name in HUGO) or (
        old and (folder / "content").is_dir() and any((folder / name).is_dir() for name in ("archetypes", "themes"))
    )


def _hexo(folder: Path) -> bool:
    return _configured(folder) and (_depends_on_hexo(folder) or (folder / "scaffolds").is_dir())


def _jekyll(folder: Path) -> bool:
    gems = _text(folder / "Gemfile")
    return _configured(folder) and ("jekyll" in gems or "github-pages" in gems or (folder / "_posts").is_dir())


def _configured(folder: Path) -> bool:
    return any((folder / name).is_file() for name in CONFIG)


def _depends_on_hexo(folder: Path) -> bool:
    try:
        package = json.loads(_text(folder / "package.json") or "{}")
    except (ValueError, RecursionError):
        return False
    return isinstance(package, dict) and ("hexo" in package or "hexo" in (package.get("dependencies") or {}))


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST).decode(errors="replace")
    except OSError:
        return ""


TESTS: dict[Name, Callable[[Path], bool]] = {"hugo": _hugo, "hexo": _hexo, "jekyll": _jekyll}
