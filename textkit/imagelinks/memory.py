"""Memory: answers of servers, kept in a file so that nobody asks twice in a week."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textkit.imagelinks.online import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WEEK = 7 * 24 * 3600.0  # seconds; a dead link seldom comes back, an unknown one is asked again next time


class Memory(NamedTuple):
    """Where the answers are kept, and for how many seconds they count."""

    path: Path
    age: float = WEEK


def default_path() -> Path:
    """Return where answers are kept unless a user says otherwise (XDG Base Directory Specification)."""
    home = os.path.expanduser("~")  # noqa: PTH111 - raises nothing, where a user has no home
    return Path(os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache", "textkit", "image-links.json")


def recall(memory: Memory, now: float) -> dict[str, Answer]:
    """Return the answers that still count at the time *now*, in seconds; none if there is no such file."""
    kept = _read(memory.path)
    try:
        return {url: Answer(*row[1:]) for url, row in kept.items() if 0 <= now - row[0] < memory.age}
    except (TypeError, IndexError):
        return {}


def keep(memory: Memory, answers: Iterable[tuple[str, Answer]], now: float) -> Iterator[tuple[str, Answer]]:
    """Yield *answers*, and when they are over, write those that say something, with those kept before."""
    fresh: dict[str, list[object]] = {}
    try:
        for url, answer in answers:
            yield url, answer
            if answer.verdict != "unknown":
                fresh[url] = [now, *answer]
    finally:
        if fresh:
            _write(memory.path, fresh)


def _write(path: Path, fresh: dict[str, list[object]]) -> None:
    """Add *fresh* to the file *path*, at one stroke; a cache that cannot be written is no failure."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f"{path.name}.{os.getpid()}")
        half.write_bytes(json.dumps({**_read(path), **fresh}, ensure_ascii=False).encode())
        half.replace(path)
    except OSError:
        return


def _read(path: Path) -> dict[str, list[Any]]:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
