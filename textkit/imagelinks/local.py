"""Local: whether the file behind a local URL is there, and under which name."""

from __future__ import annotations

import re
from functools import cache
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote, unquote

from textkit.imagelinks.sites import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.imagelinks.sites import Site

State = Literal["ok", "missing", "misspelled", "absent", "remote", "other"]
REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
# What names no file: other schemes, fragments, templates.
OTHER = re.compile(r"[a-z][a-z0-9+.-]*:|\#|\Z|[^{<]*(?:\{\{|\{%|<)", re.IGNORECASE)
# What would end a path, or mean another character in it.
RESERVED = re.compile(r"[%?#\s]")


class Local(NamedTuple):
    """What became of a URL: its state, the file that was found, and the URL that would be right.

    ``absent`` is not ``missing``: none of the folders that could hold the file is there, as in a repository that
    does not ship its images.
    """

    state: State
    file: Path | None = None
    fix: str = ""


def look(url: str, file: Path, site: Site) -> Local:
    """Return what there is on the disk for *url*, written in *file* (absolute)."""
    if REMOTE.match(url):
        return Local("remote")
    if OTHER.match(url):
        return Local("other")
    path, rest = re.match(r"([^?#]*)(.*)", url, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
    shipped = False
    for spelling in dict.fromkeys((unquote(path), path)):
        for place in candidates(spelling, file, site):
            where = Path(normpath(place))
            if where.name in names(where.parent):
                return Local("ok", where)
            shipped = shipped or bool(names(where.parent))
    for place, spelling in _spellings(path, file, site):
        if found := _whatever_case(place, site.root):
            return Local("misspelled", found, _fixed(spelling, found) + rest)
    return Local("missing" if shipped else "absent")


def _spellings(path: str, file: Path, site: Site) -> Iterator[tuple[Path, str]]:
    """Yield where the file may be if letters are of the wrong case, or encoded twice, and what was then meant."""
    for spelling in dict.fromkeys((unquote(path), unquote(unquote(path)), path.replace("\\", "/"))):
        for place in candidates(spelling, file, site):
            yield Path(normpath(place)), spelling


def _whatever_case(place: Path, root: Path) -> Path | None:
    """Return the one file below *root* that *place* names if case does not matter, or ``None``."""
    at = root
    for step in place.relative_to(root).parts if place.is_relative_to(root) else [""]:
        here = names(at)
        alike = [step] if step in here else [name for name in here if name.casefold() == step.casefold()]
        if len(alike) != 1:
            return None
        at /= alike[0]
    return at


def _fixed(path: str, found: Path) -> str:
    """Return *path* with the letters of *found*, percent-encoded where a URL must be."""
    own = path.split("/")
    real = found.parts[-len(own) :]
    steps = [step if step in {"", ".", ".."} else name for step, name in zip(own[::-1], real[::-1], strict=False)]
    whole = "/".join([*own[: len(own) - len(steps)], *steps[::-1]])
    return RESERVED.sub(lambda hit: quote(hit[0]), whole)


@cache
def names(folder: Path) -> frozenset[str]:
    """Return the names in *folder*, read once; none if it cannot be read."""
    try:
        return frozenset(entry.name for entry in folder.iterdir())
    except OSError:
        return frozenset()
