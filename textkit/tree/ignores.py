"""Ignore files: which paths git and people have said to leave out.

Called by ``walk``; pathspec knows what a pattern means, this module which file's pattern decides.
"""

from __future__ import annotations

from os.path import abspath, exists, join
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textkit.errors import UserError
from textkit.tree import globs
from textkit.tree.files import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

NAMES = (".gitignore", ".textkitignore")


class Ignore(NamedTuple):
    """Patterns, and the folder that they are relative to (with a slash at its end)."""

    base: str
    spec: GitIgnoreSpec


def hidden(path: str, rules: Sequence[Ignore], ban: Ignore) -> bool:
    """Say whether the absolute *path* (a folder ends in a slash) is left out.

    What *ban* hides stays hidden; of *rules*, the last pattern of the nearest file that speaks of *path* decides.
    """
    if ban.spec.patterns and _verdict(path, ban):
        return True
    verdicts = (_verdict(path, rule) for rule in reversed(rules))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def above(folder: str) -> Iterator[Ignore]:
    """Yield the rules that *folder* inherits: git's own, and those of the folders above it up to the repository."""
    chain = [Path(abspath(folder)), *Path(abspath(folder)).parents]
    top = next((i for i, at in enumerate(chain) if exists(at / ".git")), 0)
    yield from _from(str(chain[top]), chain[top] / ".git" / "info" / "exclude")
    for at in reversed(chain[1 : top + 1]):
        yield from here(str(at))


def here(folder: str) -> Iterator[Ignore]:
    """Yield the rules of the ignore files in *folder* itself."""
    for name in NAMES:
        yield from _from(folder, Path(folder, name))


def patterns(base: str, lines: Iterable[str]) -> Ignore:
    """Return the git patterns *lines*, relative to the folder *base*."""
    return Ignore(join(abspath(base), ""), globs.spec(lines))


def _verdict(path: str, rule: Ignore) -> bool | None:
    """Return whether *rule* hides *path* or shows it, or ``None`` where it says nothing of it."""
    return rule.spec.check_file(path[len(rule.base) :]).include if path.startswith(rule.base) else None


def _from(base: str, file: Path) -> Iterator[Ignore]:
    try:
        lines = load(file).decode("utf-8", "surrogateescape").split("\n")
    except UserError:
        return
    yield patterns(base, filter(globs.known, lines))  # git passes over what it does not know
