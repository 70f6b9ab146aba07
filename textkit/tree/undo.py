"""Undo: give files the bytes back that they had before the runs in a journal.

Called by the command line.  A journal may come from a stranger: it is believed only where the file's own bytes agree,
and it reaches no file outside the tree.
"""

from __future__ import annotations

from itertools import tee
from os.path import lexists, realpath
from pathlib import Path
from typing import TYPE_CHECKING

from textkit import catalog
from textkit.errors import UserError
from textkit.pipeline import Finding
from textkit.tree import files
from textkit.tree.entry import restored, sha
from textkit.tree.journal import read
from textkit.tree.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textkit.rule import Risk
    from textkit.tree.entry import Change, Entry


def undo(log: Path, root: Path, only: Iterable[Path] = ()) -> Iterator[Outcome]:
    """Yield what came of each file in *log*, in the order of their names, once it has its bytes of old.

    Names are relative to *root* and stay below it.  *only* these files, or those in these folders, if any are given.
    Raises ``UserError``, before anything is written, if *log* is none or knows none of one of *only*.
    """
    story: dict[str, list[Entry]] = {}
    for entry in read(log):
        story.setdefault(entry.file, []).append(entry)
    only = [*only]
    wanted = _wanted(only)
    _known(only, (root / name for name in story), log)
    for name in sorted(story):
        path = root / name
        if not wanted(path):
            continue
        try:
            yield _undone(path, root, story[name])
        except UserError as error:
            yield Outcome(path, "refused", reason=str(error))


def history(log: Path, only: Iterable[Path] = ()) -> Iterator[Outcome]:
    """Yield what *log* says was done, run by run, as the outcomes that a report can show.

    Raises ``UserError`` as ``undo`` does.
    """
    only, entries = [*only], read(log)
    if only:  # nothing is told before it is known that there is something to tell
        entries, seen = tee(entries)
        _known(only, {Path(entry.file) for entry in seen}, log)
    wanted = _wanted(only)
    for entry in entries:
        path = Path(entry.file)
        if wanted(path):
            changed = [*_recoded(entry), *map(_found, entry.edits)]
            yield Outcome(path, "written", changed, changes=True, encoding=entry.encoding, newline=entry.newline)


def _recoded(entry: Entry) -> Iterator[Finding]:
    """Yield what *entry* says became of the encoding, if anything did."""
    if not files.same(entry.written, entry.encoding):
        yield Finding("encoding", "safe", 1, 1, 0, 0, "", None, f"{entry.encoding}, became {entry.written}")
    elif entry.bom and not entry.kept:
        yield Finding("encoding", "safe", 1, 1, 0, 0, "", None, f"byte-order mark of {entry.encoding}, gone")


def _found(change: Change) -> Finding:
    start, line, column, old, new, rules, why = change
    lossy = any(catalog.load(rule).risk == "lossy" for rule in rules if rule in catalog.names())
    risk: Risk = "lossy" if lossy else "safe"
    return Finding("+".join(rules), risk, line, column, start, start + len(old), old, new, why)


def _wanted(only: Iterable[Path]) -> Callable[[Path], bool]:
    """Return what says whether a path is among *only* or below one of them; without any, everything is."""
    places = [path.absolute() for path in only]
    return lambda path: not places or any(path.absolute().is_relative_to(place) for place in places)


def _known(only: Sequence[Path], paths: Iterable[Path], log: Path) -> None:
    """Raise ``UserError`` for one of *only* that is none of *paths*, nor a folder above one."""
    whole = {at for path in paths for at in (path.absolute(), *path.absolute().parents)} if only else set()
    for path in only:
        if path.absolute() not in whole:
            raise UserError(f"{path}: {log} says nothing of it")


def _undone(path: Path, root: Path, entries: list[Entry]) -> Outcome:
    """Take *entries* back from *path*, the last first."""
    if not Path(realpath(path.parent)).is_relative_to(
        realpath(root)
    ):  # which raises nothing, even for links in a circle
        raise UserError("outside this folder, and undo works in it alone; run it in one that holds the file")
    if not lexists(path):
        raise UserError("no such file; undo looks for it from the folder in which it was logged")
    now = data = files.load(path)
    undone = 0
    for entry in reversed(entries):
        if sha(data) == entry.after:
            data = restored(entry, data)
            undone += 1
            if sha(data) != entry.before:
                raise UserError("the journal does not give back the bytes that it promises; not touched")
        elif sha(data) != entry.before:  # else this entry was undone before, or never came to pass
            raise UserError("changed since it was logged; not touched")
    if data != now:
        files.replace(path, data)
    said = f"{undone} of {len(entries)} runs taken back"
    return Outcome(path, "written" if data != now else "clean", changes=data != now, reason=said, size=len(data))
