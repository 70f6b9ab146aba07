"""Journal: the file that ``--log`` writes and ``undo`` reads: each line is the JSON of one entry.

An entry is on the disk before its file is written, so that whatever was written can be undone.
"""

from __future__ import annotations

import fcntl
import json
import os
from typing import TYPE_CHECKING, Any, get_type_hints

from textkit.errors import UserError
from textkit.lazily import compiled
from textkit.tree.entry import Change, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEGINNING = b'{"file": "'
RULE = compiled(r"[a-z0-9-]+")


def append(log: Path, entry: Entry) -> None:
    """Add *entry* to *log*; it is on the disk when this returns.  Raises ``UserError``, and leaves *log* as it was."""
    fields = {**entry._asdict(), "edits": [change._asdict() for change in entry.edits]}
    try:
        number = os.open(log, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(number, fcntl.LOCK_EX)
            _add(number, json.dumps(fields).encode() + b"\n")
        finally:
            os.close(number)
    except UserError as error:
        raise UserError(f"cannot log to {log}: {error}") from None
    except OSError as error:
        raise UserError(f"cannot log to {log}: {(error.strerror or str(error)).lower()}") from None


def _add(number: int, line: bytes) -> None:
    """Write *line* at the end of the open file *number*, on a line of its own, or not at all."""
    end = os.fstat(number).st_size
    if not _ours(os.pread(number, len(BEGINNING), 0)):
        raise UserError("it is no textkit log; it stays as it is")
    if end and os.pread(number, 1, end - 1) != b"\n":  # a run was killed while it wrote
        line = b"\n" + line
    try:
        left = memoryview(line)
        while left:
            left = left[os.write(number, left) :]
        os.fsync(number)
    except OSError:
        os.ftruncate(number, end)
        raise


def read(log: Path) -> Iterator[Entry]:
    """Yield the entries of *log*, oldest first, each checked field by field.

    A line that is no JSON is what a killed run left (its file was not written) and is passed over.
    Raises ``UserError`` for anything else that no run of ours can have written.
    """
    try:
        with log.open("rb") as file:
            for number, line in enumerate(file, 1):
                place = f"{log}:{number}"
                try:
                    fields = json.loads(line)
                except ValueError:
                    if _ours(line.rstrip(b"\n")):
                        continue
                    raise UserError(f"{place}: not an entry of a textkit log") from None
                except RecursionError:
                    raise UserError(f"{place}: not an entry of a textkit log (it nests too deep)") from None
                yield _checked(fields, place)
    except OSError as error:
        raise UserError(f"cannot read {log}: {(error.strerror or str(error)).lower()}") from None


def _ours(line: bytes) -> bool:
    """Say whether *line* begins as an entry does, as far as it goes."""
    return line.startswith(BEGINNING[: len(line)]) or not line.strip(b"\0")


def _checked(fields: Any, place: str) -> Entry:
    """Return the entry that *fields* are; raises ``UserError`` that names *place* if they are none."""
    try:
        entry: Entry = _made(Entry, {**fields, "edits": tuple(_change(change) for change in fields["edits"])})
        bytes.fromhex(entry.before + entry.after + entry.bom)
        _name(entry.file)
    except (TypeError, ValueError, KeyError) as error:
        raise UserError(f"{place}: not an entry of a textkit log ({error})") from None
    return entry


def _name(file: str) -> None:
    """Raise ``ValueError`` if no file can be called *file*."""
    if b"\0" in os.fsencode(file):
        raise ValueError("no file can have its name")


def _change(fields: dict[str, Any]) -> Change:
    change: Change = _made(Change, {**fields, "rules": tuple(fields["rules"])})
    if change.start < 0 or not all(isinstance(rule, str) and RULE.fullmatch(rule) for rule in change.rules):
        raise ValueError("an edit out of place")
    return change


def _made(kind: Any, fields: dict[str, Any]) -> Any:
    """Return *fields* as a *kind* of named tuple, each of the very type that it declares."""
    for name, hint in get_type_hints(kind).items():
        wanted = getattr(hint, "__origin__", hint)
        if type(fields[name]) is not wanted:
            raise TypeError(f"{name} is no {wanted.__name__}")
    return kind(**fields)
