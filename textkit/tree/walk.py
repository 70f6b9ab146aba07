"""Walk: the files that a person means by some paths, in order, as git sees them.

Called by the command line.  Folders are read one at a time, so that memory does not grow with the tree.
"""

from __future__ import annotations

import os
from itertools import pairwise
from os.path import abspath, exists, isdir, isfile, islink, join, splitext  # which raise nothing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textkit.tree.files import LEFTOVER, TEXT
from textkit.tree.ignores import above, here, hidden, patterns
from textkit.tree.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.tree.ignores import Ignore

    Inside = tuple[str, list[Ignore] | None]  # a folder with the rules that it inherits, or a file


class Filter(NamedTuple):
    """What a walk takes: names that end in one of ``suffixes``; no hidden ones, no links, nothing that is ignored.

    ``exclude`` are git patterns, relative to the folder ``root``.  ``force_exclude`` holds paths that were named
    outright to the ignore files and excludes too (for hooks).
    """

    exclude: Sequence[str] = ()
    root: str = ""
    suffixes: frozenset[str] = TEXT
    hidden: bool = False
    follow: bool = False
    no_ignore: bool = False
    force_exclude: bool = False


EVERYTHING = Filter()


def walk(paths: Iterable[Path], want: Filter = EVERYTHING) -> Iterator[Path | Problem]:
    """Yield the files among and below *paths*, folders in the order of their names; what is not there is a problem.

    A file that is named outright is taken whatever its name, unless ``force_exclude``.  None is taken twice, however
    often and by whatever way it is named.
    """
    paths = [*paths]
    found = _found(paths, want)
    yield from _once(found) if _overlap(paths) else found


def _overlap(paths: Iterable[Path]) -> bool:
    """Say whether one of *paths* is named twice or lies below another, so that a file might be met again."""
    full = sorted(join(abspath(path), "") for path in paths)
    return any(later.startswith(path) for path, later in pairwise(full))


def _once(found: Iterable[Path | Problem]) -> Iterator[Path | Problem]:
    known: set[str] = set()
    for one in found:
        name = abspath(one.path if isinstance(one, Problem) else one)
        if name not in known:
            known.add(name)
            yield one


def _found(paths: Iterable[Path], want: Filter) -> Iterator[Path | Problem]:
    """Yield what *want* takes among and below *paths*."""
    seen: set[tuple[int, int]] = set()
    ban = patterns(want.root, want.exclude)
    for path in paths:
        if isdir(path):
            rules = [] if want.no_ignore else [*above(str(path))]
            yield from _below(str(path), rules, ban, want, seen)
        elif not exists(path):
            yield Problem(path, "a broken link" if islink(path) else "no such file")
        elif not (want.force_exclude and ignored(path, want)):
            yield path


def ignored(path: Path, want: Filter = EVERYTHING) -> bool:
    """Say whether an ignore file or an exclude hides *path*, by itself or by a folder above it."""
    full, folder = abspath(path), str(path.parent)
    rules = [] if want.no_ignore else [*above(folder), *here(folder)]
    ban = patterns(want.root, want.exclude)
    steps = [full[: i + 1] for i, c in enumerate(full) if c == "/" and i]
    return any(hidden(step, rules, ban) for step in [*steps, full])


def _below(
    folder: str, rules: list[Ignore], ban: Ignore, want: Filter, seen: set[tuple[int, int]]
) -> Iterator[Path | Problem]:
    """Yield what *want* takes below *folder*, which is read once even where links lead round in a circle."""
    left: list[Inside] = [(folder, rules)]  # no recursion, as folders may nest deeper than that goes
    while left:
        path, inherited = left.pop()
        if inherited is None:
            yield Path(path)
            continue
        try:
            if not (want.follow and _again(path, seen)):
                left += reversed([*_inside(path, inherited, ban, want)])
        except OSError as error:
            yield Problem(Path(path), (error.strerror or str(error)).lower())


def _inside(folder: str, rules: list[Ignore], ban: Ignore, want: Filter) -> Iterator[Inside]:
    """Yield what *want* takes in *folder* itself; raises ``OSError``."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    rules, base = rules if want.no_ignore else [*rules, *here(folder)], abspath(folder)
    for entry in found:
        if entry.name == ".git" or entry.name.endswith(LEFTOVER) or (entry.is_symlink() and not want.follow):
            continue
        if entry.name.startswith(".") and not want.hidden:
            continue
        if isdir(entry.path) if want.follow else entry.is_dir():
            if not hidden(join(base, entry.name, ""), rules, ban):
                yield entry.path, rules
        elif (
            splitext(entry.name)[1].lower() in want.suffixes
            and (isfile(entry.path) if want.follow else entry.is_file())
            and not hidden(join(base, entry.name), rules, ban)
        ):
            yield entry.path, None


def _again(folder: str, seen: set[tuple[int, int]]) -> bool:
    """Say whether *folder* has been read before, under this or another name."""
    here = os.stat(folder)
    known = (here.st_dev, here.st_ino) in seen
    seen.add((here.st_dev, here.st_ino))
    return known
