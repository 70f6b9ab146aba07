"""Dates as people write them, and the form that each generator reads; nothing is guessed and no offset is touched.

What each reads was observed with Hugo 0.168, Hexo 8.1.2 and Jekyll 4.3.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled

if TYPE_CHECKING:
    import re

YEAR_FIRST = compiled(
    r"(?P<year>\d{4})(?P<mark>[-/.年])(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:(?P<gap>[T \t]*)(?P<hour>\d{1,2})(?P<colon>[:：])(?P<minute>\d{2})(?:[:：](?P<second>\d{2}(?:\.\d{1,9})?))?)?"
    r"[ \t]*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
YEAR_LAST = compiled(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})(?P<rest>[ \t]+\d{1,2}:\d{2}(?::\d{2})?)?")


class Reading(NamedTuple):
    """A date in the form to be written (empty: as it is), and what is to be said of it (empty: nothing)."""

    new: str = ""
    why: str = ""


def reading(text: str, generator: str) -> Reading:
    """Return how *generator* should be given the date *text*."""
    if found := YEAR_FIRST.fullmatch(text):
        return _year_first(found, generator)
    if found := YEAR_LAST.fullmatch(text):
        return _year_last(found, generator)
    return Reading()


def _year_first(found: re.Match[str], generator: str) -> Reading:
    year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    if not _exists(year, month, day) or int(found["hour"] or 0) > 23 or int(found["minute"] or 0) > 59:
        return Reading(why="there is no such date")
    foreign = found["mark"] == "年" or found["colon"] == "："
    if generator != "hugo" and not foreign:
        return Reading()
    new = f"{year:04}-{month:02}-{day:02}{_time(found)}"
    return Reading(new, f"{generator.capitalize()} cannot read this date") if new != found[0] else Reading()


def _time(found: re.Match[str]) -> str:
    """Return the time of day with its offset: padded and with seconds; none where a day stands alone."""
    zone = found["zone"] or ""
    if not found["hour"]:
        return f" 00:00:00 {zone}" if zone else ""
    clock = f"{int(found['hour']):02}:{found['minute']}:{found['second'] or '00'}"
    if "T" in found["gap"]:
        return f"T{clock}{zone}"
    return f" {clock}{' ' if zone not in ('', 'Z') else ''}{zone}"


def _year_last(found: re.Match[str], generator: str) -> Reading:
    """Tell month and day apart where one of them is no month, or where they are the same number."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    month, day = (two, one) if one > 12 else (one, two)
    if not _exists(year, month, day):
        return Reading(why="there is no such date")
    if one != two and max(one, two) <= 12:
        return Reading(why=AMBIGUOUS[generator])
    # Hexo reads the American order, Jekyll the European one, Hugo neither.
    if (generator == "hexo" and one <= 12) or (generator == "jekyll" and two <= 12):
        return Reading()
    rest = YEAR_FIRST.fullmatch(f"{year}-{month}-{day}{found['rest'] or ''}")
    new = f"{year:04}-{month:02}-{day:02}{_time(rest) if rest else ''}"
    return Reading(new, f"{generator.capitalize()} cannot read this date")


AMBIGUOUS = {
    "hugo": "Hugo cannot read this date, and which number is the month is not to be guessed",
    "hexo": "",
    "jekyll": "Jekyll takes the first number for the day",
}


def _exists(year: int, month: int, day: int) -> bool:
    from datetime import date as calendar

    try:
        calendar(year, month, day)
    except ValueError:
        return False
    return True
