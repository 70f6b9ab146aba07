"""Cues: phrases that announce page furniture, from the language packs, and where they stand in a page.

Called by ``_shape``.  A new language is one more file in ``packs``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# Where two packs disagree about a phrase, the kind that stands first has it.
KINDS = (
    "breadcrumb", "disclaimer", "loading", "cookie", "login", "editor", "related", "comments",
    "footer", "share", "tools", "byline", "channel", "spam",
)  # fmt: skip
WHOLE, START, END, INSIDE = range(4)
HEAD, TAIL = 60, 40
# What may stand between the beginning of a line and a cue that opens it.
ORNAMENT = " \t\u3000\u00a0【[（(《<〈「『■◆●★☆▲△▼▶►>＞»›·•*※#|｜│-－—_:：+→～~]】)）》>"


class Cue(NamedTuple):
    """A phrase's kind (an index of ``KINDS``) and its place in the line (``WHOLE`` … ``INSIDE``)."""

    kind: int
    place: int


@cache
def packs() -> dict[str, dict[str, Any]]:
    """Return every language pack by its file's stem."""
    folder = resources.files(__package__) / "packs"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {f.name[:-5]: tomllib.loads(f.read_bytes().decode()) for f in files}


@cache
def function_words() -> frozenset[str]:
    """Return the small words (or, where words are not spaced, characters) that sentences are held together by."""
    return frozenset(word for pack in packs().values() for word in pack["function_words"])


@cache
def _kind_of() -> dict[str, int]:
    return {
        phrase: i
        for i, kind in reversed(list(enumerate(KINDS)))
        for pack in packs().values()
        for phrase in pack.get(kind, ())
    }


@cache
def _spaced_cues() -> re.Pattern[str]:
    """Return the pattern of cues in scripts that put spaces between words."""
    return re.compile(rf"\b{_trie([p for p in _kind_of() if _spaced(p)])}\b")


@cache
def _dense_cues() -> dict[str, list[str]]:
    """Return all other cues, the longest first, by their first two characters."""
    table: dict[str, list[str]] = {}
    for phrase in sorted(_kind_of(), key=len, reverse=True):
        if not _spaced(phrase) and len(phrase) > 1:
            table.setdefault(phrase[:2], []).append(phrase)
    return table


def _spaced(phrase: str) -> bool:
    return all(char.isalpha() and char < "\u2e80" for char in (phrase[0], phrase[-1]))


def _trie(phrases: Sequence[str], at: int = 0) -> str:
    """Return a pattern that matches the longest of *phrases* and tries each character once."""
    branches: dict[str, list[str]] = {}
    for phrase in phrases:
        branches.setdefault(phrase[at : at + 1], []).append(phrase)
    ends = branches.pop("", None)
    parts = [re.escape(char) + _trie(rest, at + 1) for char, rest in sorted(branches.items())]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{body}?" if ends else body


def cues(line: str) -> tuple[Cue, ...]:
    """Return the cues of *line* (in lower case, stripped).

    Of a long line the beginning and the end are searched: a cue in the middle of a paragraph is a word of it.
    """
    view = line if len(line) <= HEAD + TAIL else f"{line[:HEAD]}\0{line[-TAIL:]}"
    kinds = _kind_of()
    return tuple(Cue(kinds[cue], _place(view, at, at + len(cue))) for at, cue in _hits(view))


def openings(text: str, kinds: Collection[str]) -> Iterator[int]:
    """Yield where in *text* a cue of *kinds* starts that is long enough to mean no other."""
    low = text.lower()
    if len(low) == len(text):
        yield from (at for at, cue in _hits(low) if len(cue) > 3 and KINDS[_kind_of()[cue]] in kinds)


def _hits(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a cue starts, and the cue."""
    for hit in _spaced_cues().finditer(text):
        yield hit.start(), hit[0]
    if text.isascii():
        return
    table = _dense_cues()
    free = 0
    for at in [i for i, pair in enumerate(map(add, text, text[1:])) if pair in table]:
        if at >= free:
            phrase = next((p for p in table[text[at : at + 2]] if text.startswith(p, at)), "")
            if phrase:
                free = at + len(phrase)
                yield at, phrase


def _place(line: str, start: int, end: int) -> int:
    opens = not line[:start].strip(ORNAMENT)
    closes = not line[end:].strip(ORNAMENT)
    return WHOLE if opens and closes else START if opens else END if closes else INSIDE
