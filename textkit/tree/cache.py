"""Cache: what came of bytes that have been seen before under the same plan, so that a second run only reads.

Called by ``batch``.  A cache may be lost, full or broken at any time: then the work is simply done again.
"""

from __future__ import annotations

import json
import os
import sys
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import textkit
from textkit.pipeline import Finding
from textkit.tree.outcome import Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from textkit.recipes import Plan

ROWS = 50_000  # outcomes that are kept: the older half goes when there are more
LARGEST = 65_536  # characters of an outcome that is worth keeping
TOGETHER = 128  # outcomes that are written at one stroke
DECODED = json.JSONDecoder().decode
LIBRARIES = ("chardet", "ftfy", "opencc")  # what rules find depends on them, too


def folder() -> Path:
    """Return where caches belong: ``$XDG_CACHE_HOME/textkit``, which defaults to ``~/.cache/textkit``.

    For a user without a home that is a place where nothing can be kept.
    """
    home = os.path.expanduser("~")  # noqa: PTH111 - raises nothing
    places = (os.environ.get("XDG_CACHE_HOME", ""), f"{home}/.cache", os.devnull)
    return Path(next(place for place in places if place.startswith("/")), "textkit")


class Cache:
    """A table from the hash of bytes and plan to what came of them, which any number of processes may share."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._stamp = blake2b(_stamp().encode(), digest_size=20).digest()  # once, before processes fork
        self._fresh: list[tuple[bytes, str]] = []
        self._plan: tuple[Plan, bytes] | None = None
        self._base: tuple[int, sqlite3.Connection] | None = None
        self._broken = False

    def key(self, data: bytes, plan: Plan, dialect: str) -> bytes:
        """Return the name of what comes of *data* under *plan*."""
        if self._plan is None or self._plan[0] is not plan:
            calls = [(call.rule.name, sorted(call.options.items())) for call in plan.calls]
            self._plan = plan, blake2b(repr((calls, plan[1:], self._stamp)).encode(), digest_size=20).digest()
        return blake2b(data, key=self._plan[1], salt=dialect.encode(), digest_size=20).digest()

    def get(self, key: bytes, path: Path) -> Outcome | None:
        """Return what came of *path* under the name *key*, if that is known."""
        for (said,) in self._ask("SELECT said FROM outcomes WHERE name = ?", key):
            state, findings, *rest = DECODED(said)
            return Outcome(path, state, [Finding(*finding) for finding in findings], *rest)
        return None

    def put(self, key: bytes, outcome: Outcome) -> None:
        """Remember *outcome* under the name *key*."""
        said = json.dumps(outcome[1:])
        if len(said) <= LARGEST:
            self._fresh.append((key, said))
        if len(self._fresh) >= TOGETHER:
            self._write()

    def close(self) -> None:
        """Write what is left, forget the older half if there are too many, and let go of the file.

        To be called in each process that has used the cache.
        """
        self._write()
        if self._base:
            for first, last in self._ask("SELECT min(rowid), max(rowid) FROM outcomes"):
                if last and last - first >= ROWS:
                    self._ask("DELETE FROM outcomes WHERE rowid <= ?", last - ROWS // 2)
            self._base[1].close()
            self._base = None

    def _write(self) -> None:
        """Put the fresh outcomes into the table at one stroke, since each stroke takes as long as a small file."""
        if self._fresh:
            self._ask("BEGIN IMMEDIATE")
            for row in self._fresh:
                self._ask("INSERT OR IGNORE INTO outcomes (name, said) VALUES (?, ?)", *row)
            self._ask("COMMIT")
            self._fresh = []

    def _ask(self, question: str, *values: Any) -> list[Any]:
        """Return the rows that answer *question*; none where the table cannot be used, once and for all."""
        import sqlite3

        if self._broken:
            return []
        try:
            if self._base is None or self._base[0] != os.getpid():
                self._base = os.getpid(), _opened(self.home)
            return self._base[1].execute(question, values).fetchall()
        except (sqlite3.Error, OSError):
            self._broken = True
            return []


def _opened(home: Path) -> sqlite3.Connection:
    import sqlite3

    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    base = sqlite3.connect(home / "outcomes.sqlite", timeout=5, isolation_level=None)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = OFF")  # a power cut may cost the cache
    base.execute("CREATE TABLE IF NOT EXISTS outcomes (name BLOB UNIQUE NOT NULL, said TEXT NOT NULL)")
    return base


def _stamp() -> str:
    """Return what else an outcome depends on: this very code with its tables, its libraries, Python."""
    return repr((sorted(_code(str(Path(textkit.__file__).parent))), [*map(_installed, LIBRARIES)], sys.version))


def _code(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name, the size and the time of each file below *folder* that is not compiled."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _code(entry.path)
            elif not entry.name.endswith(".pyc"):
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns


def _installed(name: str) -> list[str]:
    """Return the names of the folders that describe the library *name*, which hold its version."""
    spec = find_spec(name)
    around = Path(spec.origin).parent.parent.iterdir() if spec and spec.origin else ()
    return sorted(one.name for one in around if one.name.lower().startswith(f"{name}-"))
