"""Readings: what syllable a bracket holds, and whether it reads the character before it."""

from __future__ import annotations

import pkgutil
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from textkit.clue import holding
from textkit.lazily import compiled
from textkit.script import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

Style = Literal["toned", "toneless", "bopomofo"]

# One syllable in brackets right behind a letter or a Han character: 學(xué), 一(yi), 學（ㄒㄩㄝˊ）, 宏P(guān)LC.
# A capital begins a name in romanisation (歙(Shè)县), which no machine writes.
# One with another right behind it, 學(xué)(xué), is none: whose reading would the second be, with the first gone?
READING = "[a-zà-üāēěīńňōūǎǐǒǔǖǘǚǜǹḿ]{1,6}|˙?[\u3105-\u3129]{1,3}[ˊˇˋ˙]?"
OPENING, CLOSING = "[(（[〔［]", "[)）\\]〕］]"
GLOSS = compiled(
    f"(?P<base>[A-Za-z\u3400-\u9fff]){OPENING}(?P<reading>{READING}){CLOSING}(?!{OPENING}(?:{READING}){CLOSING})"
)
# Rules about readings look for them in titles too.
ABOUT = ("front matter",)
BRACKETS = holding(*"(（[〔［")
CLUE = compiled("[(（[〔［][a-zà-üāēěīńňōūǎǐǒǔǖǘǚǜǹḿ\u02d9\u3105-\u3129]")


class Gloss(NamedTuple):
    """A reading in brackets; ``start`` and ``end`` span the brackets, ``base`` is the character they stand behind."""

    start: int
    end: int
    base: str
    reading: str
    style: Style


class Readings(NamedTuple):
    """How characters are read: ``usual`` first readings, ``all`` readings, both in pinyin with tones."""

    usual: dict[str, str]
    all: dict[str, set[str]]
    bopomofo: dict[str, str]
    toneless: frozenset[str]


@cache
def readings() -> Readings:
    """Return ``readings.tsv``: a reading a line, with the characters it is the first and another reading of."""
    found = Readings({}, {}, {}, frozenset())
    data = (pkgutil.get_data(__package__, "readings.tsv") or b"").decode()
    for line in data.split("\n")[1:-1]:
        pinyin, bopomofo, first, other = line.split("\t")
        found.bopomofo[bopomofo] = pinyin
        found.usual.update(dict.fromkeys(first, pinyin))
        for char in first + other:
            found.all.setdefault(char, set()).add(pinyin)
    return found._replace(toneless=frozenset(map(without_tone, found.bopomofo.values())))


def without_tone(reading: str) -> str:
    """Return *reading* without its tone mark: ``lǜ`` becomes ``lü``."""
    bare = re.sub("[\u0300\u0301\u0304\u030c]", "", unicodedata.normalize("NFD", reading))
    return unicodedata.normalize("NFC", bare)


def hinted(doc: Document) -> bool:
    """Say whether *doc* may hold a reading in brackets."""
    return doc.fact(BRACKETS) and bool(CLUE.search(doc.text) and HAN.search(doc.text))


def glosses(doc: Document) -> Iterator[Gloss]:
    """Yield the glosses of one syllable in *doc*, in order; what is not a syllable of Mandarin is none.

    One in code or an address is neither taken nor evidence.
    """
    for match in GLOSS.finditer(doc.text):
        table = readings()
        raw = match["reading"]
        start, end = match.end("base"), match.end()
        if doc.protected(start, end, frozenset(ABOUT)):
            continue
        pinyin = table.bopomofo.get(raw[1:] + "˙" if raw[0] == "˙" else raw)
        if pinyin:
            yield Gloss(start, end, match["base"], pinyin, "bopomofo")
        elif raw in table.toneless:
            yield Gloss(start, end, match["base"], raw, "toneless")
        elif raw.isalpha() and without_tone(raw) in table.toneless:
            yield Gloss(start, end, match["base"], raw, "toned")


def reads(gloss: Gloss) -> bool:
    """Tell whether the gloss is a reading of the character it stands behind."""
    known = readings().all.get(gloss.base, set())
    if gloss.style == "toneless":
        return any(without_tone(reading).replace("ü", "v") == gloss.reading.replace("ü", "v") for reading in known)
    return gloss.reading in known


def is_neutral(gloss: Gloss) -> bool:
    """Tell whether the gloss has no tone mark because its character has no tone: 們(men)."""
    return readings().usual.get(gloss.base) == gloss.reading


def embedded(doc: Document, gloss: Gloss) -> bool:
    """Tell whether the glossed character stands in running Chinese, not alone like the head of an entry."""
    before, after = doc.text[max(0, gloss.start - 2) : gloss.start - 1], doc.text[gloss.end : gloss.end + 1]
    return bool(HAN.match(before) or HAN.match(after))
