"""Cues: phrases that announce page furniture, from the language packs, and where they stand in a page.

Called by ``_search`` and by what has one line to look at.  A new language is one more file in ``packs``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

# Where two packs disagree about a phrase, the kind that stands first has it.
KINDS = (
    "breadcrumb", "disclaimer", "loading", "cookie", "login", "editor", "related", "comments",
    "footer", "promo", "share", "tools", "byline", "channel", "thread", "spam",
)  # fmt: skip
WHOLE, START, END, INSIDE = range(4)
HEAD, TAIL = 60, 40
# What may stand between the beginning of a line and a cue that opens it.
ORNAMENT = " \t\u3000\u00a0【[（(《<〈「『■◆●★☆▲△▼▶►>＞»›·•*※#|｜│-－—_:：+→～~]】)）》>"
WORD = compiled(r"\w+")
# A list of a language pack: its key, and lines that are indented; and what is quoted there.
LIST = compiled(r"^(\w+) = \[\n((?:    .*\n)*)\]$", re.MULTILINE)
PHRASE = compiled(r'"([^"]*)"')


class Cue(NamedTuple):
    """A phrase's kind (an index of ``KINDS``) and its place in the line (``WHOLE`` … ``INSIDE``)."""

    kind: int
    place: int


@cache
def packs() -> dict[str, dict[str, list[str]]]:
    """Return every language pack by its file's stem."""
    files = sorted(Path(__file__).with_name("packs").glob("*.toml"))
    return {file.stem: dict(_lists(file.read_bytes().decode())) for file in files}


def _lists(pack: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of *pack* by their keys; of TOML it is only that much, which takes a tenth of the time."""
    for key, phrases in LIST.findall(pack):
        yield key, PHRASE.findall(phrases)


@cache
def function_words() -> frozenset[str]:
    """Return the small words (or, where words are not spaced, characters) that sentences are held together by."""
    return frozenset(word for pack in packs().values() for word in pack["function_words"])


@cache
def kind_of() -> dict[str, int]:
    """Return the kind of each phrase, as an index of ``KINDS``."""
    return {
        phrase: i
        for i, kind in reversed(list(enumerate(KINDS)))
        for pack in packs().values()
        for phrase in pack.get(kind, ())
    }


@cache
def phrases_of(kind: str) -> frozenset[str]:
    """Return every cue of *kind*, of all languages."""
    return frozenset(phrase for pack in packs().values() for phrase in pack.get(kind, ()))


@cache
def spaced_cues() -> dict[str, list[str]]:
    """Return the cues in scripts that put spaces between words, the longest first, by their first word."""
    table: dict[str, list[str]] = {}
    for phrase in _longest_first():
        if _spaced(phrase):
            table.setdefault(WORD.findall(phrase)[0], []).append(phrase)
    return table


@cache
def dense_cues() -> dict[str, list[str]]:
    """Return all other cues, the longest first, by their first two characters."""
    table: dict[str, list[str]] = {}
    for phrase in _longest_first():
        if len(phrase) > 1 and not _spaced(phrase):
            table.setdefault(phrase[:2], []).append(phrase)
    return table


@cache
def _longest_first() -> list[str]:
    return sorted(kind_of(), key=len, reverse=True)


@cache
def _dense_clue() -> re.Pattern[str]:
    """Return what finds every place where a dense cue could begin, by its first two characters, overlaps too."""
    first, second = ("".join(map(re.escape, sorted(set(chars)))) for chars in zip(*dense_cues(), strict=True))
    return re.compile(f"(?=([{first}][{second}]))")


def _spaced(phrase: str) -> bool:
    return phrase[0] < "\u2e80" > phrase[-1] and phrase[0].isalpha() and phrase[-1].isalpha()


def cues(line: str) -> tuple[Cue, ...]:
    """Return the cues of *line* (in lower case, stripped); for those of many lines there is ``_search``."""
    seen, kinds = view(line), kind_of()
    return tuple(Cue(kinds[cue], _place(seen, at, at + len(cue))) for at, cue in _hits(seen))


def view(line: str) -> str:
    """Return what of *line* is searched: the beginning and the end, for a cue inside a paragraph is a word of it."""
    return line if len(line) <= HEAD + TAIL else f"{line[:HEAD]}\0{line[-TAIL:]}"


def openings(text: str, kinds: Collection[str]) -> Iterator[int]:
    """Yield where in *text* a cue of *kinds* starts that is long enough to mean no other."""
    low = text.lower()
    if len(low) == len(text):
        yield from (at for at, cue in _hits(low) if len(cue) > 3 and KINDS[kind_of()[cue]] in kinds)


def _hits(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a cue starts, and the cue; of cues that overlap, the first, and the longest."""
    spaced = spaced_cues()
    words = [(hit.start(), word) for hit in WORD.finditer(text) if (word := hit[0]) in spaced]
    yield from _found(text, words, spaced, WORD)
    if not text.isascii():
        dense = dense_cues()
        keys = [(hit.start(), key) for hit in _dense_clue().finditer(text) if (key := hit[1]) in dense]
        yield from _found(text, keys, dense, None)


def _found(
    text: str, keys: Iterable[tuple[int, str]], table: Mapping[str, list[str]], never: re.Pattern[str] | None
) -> Iterator[tuple[int, str]]:
    """Yield the cues in *table* that begin where *keys* are, and that *never* does not follow."""
    free = 0
    for at, key in keys:
        if at < free:
            continue
        for phrase in table[key]:
            if text.startswith(phrase, at) and not (never and never.match(text, at + len(phrase))):
                free = at + len(phrase)
                yield at, phrase
                break


def _place(line: str, start: int, end: int) -> int:
    opens = not line[:start].strip(ORNAMENT)
    closes = not line[end:].strip(ORNAMENT)
    return WHOLE if opens and closes else START if opens else END if closes else INSIDE
