"""Files and folders: which ones are meant, and where their new selves go."""

from __future__ import annotations

import os
from functools import partial
from itertools import chain, islice
from os.path import abspath, commonpath, isdir, realpath, relpath
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.cli import stdin
from textkit.cli.configured import foremost
from textkit.cli.tell import tell
from textkit.cli.unused import unused
from textkit.errors import UserError
from textkit.tree import batch, workers
from textkit.tree.cache import Cache, folder
from textkit.tree.walk import Filter, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.cli.flags import Flags
    from textkit.cli.work import Goal
    from textkit.tree.examine import Order
    from textkit.tree.outcome import Outcome, Problem


FEW = 16  # files for which neither a cache nor a second process is worth its start


def tree(flags: Flags, order: Order, goal: Goal) -> int:
    """Take every file that *flags* name to *goal*, and return the exit code."""
    paths, jobs = named(flags), processes(flags)
    found: Iterable[Path | Problem] = walk(paths, wanted(flags))
    if flags.output and paths:
        into = Path(flags.output)
        found = (one for one in found if not (isinstance(one, Path) and _below(one, into)))
        base = _base(paths)
        if _below(base, into):
            raise UserError(f"--output {into} holds the files that are read; name another folder")
        order = order._replace(output=partial(_mirrored, base=base, into=into))
    found = iter(found)
    first = [*islice(found, FEW)]
    if len(first) == FEW and not flags.no_cache:
        order = order._replace(cache=Cache(folder()))
    outcomes = batch.run(chain(first, found), order, jobs if len(first) > 1 else 1)
    return tell(unused(_outright(outcomes, frozenset(paths)), flags, order.plan), flags, goal)


def processes(flags: Flags) -> int:
    """Return how many processes *flags* ask for; raises ``UserError`` for none at all."""
    if flags.jobs is not None and flags.jobs < 0:
        raise UserError("--jobs takes a number of processes, or 0 for one a core")
    return flags.jobs or workers.cores()


def named(flags: Flags) -> list[Path]:
    """Return the paths that *flags* name, one by one or in lists; raises ``UserError`` for what cannot be one."""
    if "" in (flags.paths or ()):
        raise UserError("a PATH is empty; this folder is .")
    if "-" in (flags.paths or ()):
        raise UserError("- is stdin, which a filter reads alone; a file of this name is ./-")
    return [*map(Path, flags.paths or ()), *_listed(flags)]


def wanted(flags: Flags) -> Filter:
    """Return which files of a folder *flags* and the configuration want."""
    config = foremost(flags)
    root = config.file.parent if config.file else Path()
    return Filter(
        exclude=[*config.exclude, *(flags.exclude or ())],
        root=str(root),
        hidden=flags.hidden,
        follow=flags.follow,
        no_ignore=flags.no_ignore,
        force_exclude=flags.force_exclude,
    )


def _listed(flags: Flags) -> Iterator[Path]:
    """Yield the paths that stand in the lists which *flags* name, one a line or between NULs."""
    for name, mark in ((flags.files_from, b"\n"), (flags.files0_from, b"\0")):
        if name:
            data = stdin.read() if name == "-" else _read(name)
            yield from (_within(Path(os.fsdecode(word)), name) for word in data.split(mark) if word)


def _within(path: Path, listing: str) -> Path:
    """Return *path*; raises ``UserError`` where it leads, by ``..`` or a link, out of the folder it seems to be in.

    A list may be a stranger's: names of a repository, members of an archive.
    """
    real = realpath(str(path).replace("\0", ""))  # a name with a NUL is no file's, as will be told
    if not path.is_absolute() and not Path(real).is_relative_to(realpath(".")):
        raise UserError(f"{listing}: {path} leads out of the working folder; name it on the command line")
    return path


def _read(listing: str) -> bytes:
    """Return what stands in *listing*, which may be what a shell makes of ``<(git ls-files)``; raises ``UserError``."""
    try:
        return Path(listing).read_bytes()
    except OSError as error:
        raise UserError(f"{listing}: {(error.strerror or str(error)).lower()}") from None


def _outright(outcomes: Iterable[Outcome], named: frozenset[Path]) -> Iterator[Outcome]:
    """Hand *outcomes* on; a binary file that was *named* outright is a failure, in a folder it is none."""
    for outcome in outcomes:
        if outcome.state == "skipped" and outcome.path in named:
            yield outcome._replace(state="failed", reason="binary, not text")
        else:
            yield outcome


def _base(paths: Sequence[Path]) -> Path:
    """Return the folder that all *paths* are in or are: the tree that ``--output`` mirrors."""
    folders = (path if isdir(path) else path.parent for path in paths)  # noqa: PTH112 - raises nothing
    return Path(commonpath([*map(abspath, folders)]))


def _mirrored(path: Path, base: Path, into: Path) -> Path:
    """Return where below *into* the new self of *path* goes; raises ``UserError`` if a link there leads elsewhere."""
    new = into / relpath(path, base)
    if not Path(realpath(new.parent)).is_relative_to(realpath(into)):
        raise UserError(f"{new.parent} is, or is below, a link that leads out of {into}")
    return new


def _below(path: Path, folder: Path) -> bool:
    return f"{relpath(path, folder)}/"[:3] != "../"
