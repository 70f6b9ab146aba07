"""Facts about a scraped page that its text names: date, source, author, editor, the address of the original.

Each is believed only beside its label; a label inside quotation marks, or in "请注明来源", names nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.frontmatter._labels import (
    AUTHORS,
    BARE_DATE,
    DATES,
    EDITORS,
    ELSEWHEN,
    LINKS,
    MONTHS,
    NAMELESS,
    NO_BYLINE,
    NOBODY,
    ROLE,
    SOURCES,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# Bylines stand above or below an article; in a text without lines, this many characters into it.
REACH = 4000
LONGEST = 400  # no byline is longer
# A page may have its headline in its title as well; below it the byline is among the first lines.
TWINS, BELOW = 3, 2
# In the middle of a text a byline stands in brackets.
BRACKET = compiled(r"[（(\[]")


class Fact(NamedTuple):
    """What a page says of itself, and the offset of the place where it does."""

    value: str
    at: int


def date(text: str) -> Fact | None:
    """Return the date of publication: `2024-03-01`, with ` 08:30` or ` 08:30:00` where the page tells the time."""
    return _first(text, DATES, _day)


def date_below(text: str, headline: str, at: int) -> Fact | None:
    """Return the date of the byline right below a line that is *headline*, from *at* on; it needs no label there."""
    for _ in range(TWINS):
        at = text.find(headline, at)
        if at < 0:
            return None
        at = text.find("\n", at) if "\n" in text[at : at + REACH] else len(text)
        for line in list(filter(str.strip, text[at : at + LONGEST].split("\n")))[:BELOW]:
            hit = BARE_DATE.search(line)
            if hit and not NO_BYLINE.search(line) and (value := _day(hit)):
                return Fact(value, at)
    return None


def source(text: str) -> Fact | None:
    """Return the name of the medium that the text was taken from."""
    return _first(text, SOURCES, _name)


def author(text: str) -> Fact | None:
    """Return who wrote the text, as the page lists them."""
    return _first(text, AUTHORS, _people)


def editor(text: str) -> Fact | None:
    """Return who edited the text."""
    return _first(text, EDITORS, _people)


def link(text: str) -> Fact | None:
    """Return the address of the original."""
    return _first(text, LINKS, lambda hit: hit["value"].rstrip(".,;，。；"))


def _first(text: str, patterns: tuple[re.Pattern[str], ...], read: Callable[[re.Match[str]], str]) -> Fact | None:
    """Return the first fact that a pattern finds in a place where a byline may stand; patterns in order of trust."""
    brackets = [mark.start() for mark in BRACKET.finditer(text, REACH, max(REACH, len(text) - REACH))]
    for pattern in patterns:
        for hit in _bylines(text, pattern, brackets):
            value = read(hit)
            if value:
                return Fact(value, hit.start())
    return None


def _bylines(text: str, pattern: re.Pattern[str], brackets: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield the hits near either end of *text*; those in its middle are about something else, but for *brackets*."""
    tail = max(REACH, len(text) - REACH)
    yield from (hit for hit in pattern.finditer(text, 0, REACH + LONGEST) if hit.start() < REACH)
    yield from (hit for at in brackets if (hit := pattern.match(text, at)))
    yield from pattern.finditer(text, tail)


def _day(hit: re.Match[str]) -> str:
    from datetime import date as calendar

    year, day, month = int(hit["year"]), int(hit["day"]), hit["month"]
    month = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        calendar(year, month, day)
    except ValueError:
        return ""
    if not hit["hour"] or ELSEWHEN.match(hit.string, hit.end()):
        return f"{year}-{month:02}-{day:02}"
    seconds = f":{hit['second']}" if hit["second"] else ""
    return f"{year}-{month:02}-{day:02} {int(hit['hour']):02}:{hit['minute']}{seconds}"


def _name(hit: re.Match[str]) -> str:
    value = hit["value"].strip(" \u3000、,，·")
    return "" if value in NAMELESS or value.isdigit() else value


def _people(hit: re.Match[str]) -> str:
    """Return the names as they are listed, up to the first word that is none."""
    value = ROLE.sub("", hit["value"], count=1) if ROLE.match(hit["value"]) else hit["value"]
    end = 0
    for word in WORD.finditer(value):
        if NOBODY.fullmatch(word[0]) or ROLE.match(word[0]):
            break
        end = word.end()
    return re.sub("[ \u00a0\u3000]+", " ", value[:end]).strip(" 、,，·")
