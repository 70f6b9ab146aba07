"""A phrase of mojibake inside a good line: where it begins and ends, and what it was."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rules.encoding._misreadings import read_back
from textkit.rules.encoding._plausible import weigh
from textkit.rules.encoding._readings import JUNK
from textkit.rules.encoding._restore import is_utf8, strict
from textkit.rules.encoding._signs import EAST_ASIAN_LETTER
from textkit.rules.encoding._uncommon import utf8_as_gbk
from textkit.rules.encoding._undone import Misreading

if TYPE_CHECKING:
    from collections.abc import Iterator

# What bytes beyond ASCII look like in ISO 8859-1 and windows-1252.
HIGH = (
    "[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
# A stretch of them, with the single ASCII characters that second bytes of GBK and Big5 may be.
LATIN = compiled(f"{HIGH}(?:{HIGH}|[@-~0-9 ](?={HIGH})){{2,}}[@-~]?")
# Letters and signs in a row, as no language has them; quotes and dashes alone are not enough.
LETTER = "[\x80-\xff\u0152-\u0192\u02c6\u02dc\u2020-\u2022\u2030-\u203a\u20ac\u2122]"
DENSE = compiled(f"{LETTER}{LETTER}{{2}}")
# Letters alone, as words of the West have them, prove the less the fewer they are; one repeated proves nothing, nor
# do four inside a longer word of one case.
WORD = "A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
LETTERS = compiled(f"[{WORD}]+")
TWO = 4  # of them make two characters
FLOORS, FLOOR = {2: -8.5, 3: -9.5}, -10.0
# GBK has an alphabet in two bytes a letter, which Big5 reads as Han.
CYRILLIC = compiled("[\u0410-\u044f\u0401\u0451 ]{2,}")
# What goes on beside it in signs or letters of the West was read in another encoding than Latin.
WESTERN = compiled("[\x80-\u1fff\u2070-\u2dff]")
QUOTES = "“”‘’—…"
# Two or more characters of East Asia in UTF-8, inside bytes that GBK reads as something else.
UTF8 = compiled(rb"(?:[\xe2-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbd][\x80-\xbf]){2,}")
HAN = compiled(r"[^\x00-\x9f][^\x00-\x9f]{2,}")
WHY = "a phrase in {}"


def phrases(text: str, at: int = 0) -> Iterator[Edit]:
    """Yield edits that repair the damaged phrases of *text*, which stands at offset *at*."""
    end = 0
    for hit in LATIN.finditer(text) if DENSE.search(text) else ():
        yield from _east_asian(text[end : hit.start()], at + end)
        beside = text[max(0, hit.start() - 1) : hit.start()] + text[hit.end() : hit.end() + 1]
        if not WESTERN.search(beside) and not _in_word(hit[0], beside, text):
            yield from _latin(hit[0], at + hit.start())
        end = hit.end()
    yield from _east_asian(text[end:], at + end)


def _east_asian(text: str, at: int) -> Iterator[Edit]:
    if utf8_as_gbk().search(text):
        for hit in HAN.finditer(text):
            yield from _gbk(hit[0], at + hit.start())


def _latin(old: str, at: int) -> Iterator[Edit]:
    """Try *old* as it stands, and without the quotes or the letter at its ends that may belong to the line."""
    lefts = {0, len(old) - len(old.lstrip(QUOTES))}
    rights = {len(old), len(old.rstrip(QUOTES)), len(old) - old[-1].isascii()}
    tried = [(found, left) for left in lefts for right in rights if (found := _best(old[left:right]))]
    if tried:
        (_, fresh, pair, size), left = max(tried)
        yield Edit(at + left, at + left + size, fresh, WHY.format(pair))


def _in_word(phrase: str, beside: str, text: str) -> bool:
    """Say whether *phrase* with the characters *beside* it is a part of a word in an alphabet: HÄÄYÖ, JÄÄÄÄR.

    Where *text* has no letter of East Asia, two characters of it glued to a word are more likely another damage.
    """
    word = phrase + "".join(char for char in beside if char.isascii() and char.isalpha())
    if len(phrase) > TWO or len(word) == len(phrase):
        return False
    cased = len(word) > TWO and LETTERS.fullmatch(word) is not None and (word.isupper() or word.islower())
    return cased or not EAST_ASIAN_LETTER.search(text)


def _best(core: str) -> tuple[float, str, Misreading, int] | None:
    if len(core) < 4 or not DENSE.search(core):
        return None
    letters = sum(char.isascii() and char.isalpha() for char in core)
    found = []
    for codec in ("utf-8", "gb18030", "big5hkscs"):
        data = read_back(core, "latin")
        fresh = data and (codec == "utf-8" or not is_utf8(data)) and strict(data, codec)
        if codec == "gb18030" and fresh and CYRILLIC.fullmatch(fresh):
            return 0.0, fresh, Misreading("latin", codec), len(core)
        if not fresh or JUNK.search(fresh) or not EAST_ASIAN_LETTER.search(fresh):
            continue
        now = weigh(fresh)
        floor = -12.5 if codec == "utf-8" else _floor(core, now.size)
        if now.size >= 2 and now.mean > floor and (codec == "utf-8" or letters <= 0.34 * len(core)):
            found.append((now.mean, fresh, Misreading("latin", codec), len(core)))
    return max(found, default=None)


def _floor(core: str, size: int) -> float:
    """Return how likely *size* characters must be that two-byte *core* is; 0 where nothing would prove it."""
    if not LETTERS.fullmatch(core):
        return -10.8
    return FLOORS.get(size, FLOOR) if len({char for char in core if char > "\x7f"}) > 1 else 0.0


def _gbk(old: str, at: int) -> Iterator[Edit]:
    """Find UTF-8 in the bytes of *old*, and cut it where the characters of *old* end."""
    data = read_back(old, "gb18030")
    if not data or not UTF8.search(data):
        return
    starts = [0, *accumulate(len(char.encode("gb18030")) if char != "\u20ac" else 1 for char in old)]
    if starts[-1] != len(data):
        return
    for hit in UTF8.finditer(data):
        first, last = _cut(starts, *hit.span())
        if last - first < 2:
            continue
        before, after = old[first:last], data[starts[first] : starts[last]].decode("utf-8", "replace")
        was, now = weigh(before), weigh(after)
        if now.size >= 2 and "\ufffd" not in after and now.mean > max(-9.0, was.mean + 4):
            yield Edit(at + first, at + last, after, WHY.format(Misreading("gb18030", "utf-8")))


def _cut(starts: list[int], low: int, high: int) -> tuple[int, int]:
    """Return which characters the bytes ``[low, high)`` are, narrowed by threes until both ends fall between two."""
    while low < high and _found(starts, low) is None:
        low += 3
    while high > low and _found(starts, high) is None:
        high -= 3
    return _found(starts, low) or 0, _found(starts, high) or 0


def _found(starts: list[int], byte: int) -> int | None:
    i = bisect_left(starts, byte)
    return i if i < len(starts) and starts[i] == byte else None
