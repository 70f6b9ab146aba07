"""The one search that a clean document pays for: which uncommon characters it has, and whether two stand together.

Every rule of this job asks here first whether there is anything for it.  Uncommon is what is neither plain ASCII nor
among the most frequent characters of Chinese, Japanese and Korean; nearly all mojibake has two such side by side.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.frequencies import LANGUAGES, Language, common
from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textkit.document import Document, Line

# How many characters of each language are common: at these sizes 1 good line in 20 has an uncommon pair, and nearly
# every damaged one.
COMMON: dict[Language, int] = {"hans": 1500, "hant": 1500, "ja": 1000, "ko": 600}
ASCII_SIGNS = "&#\\%=+~"  # what escapes begin with, or are left with
CONTROLS = "".join(map(chr, (*range(9), *range(0x0B, 0x20), 0x7F)))
KANA_SIGNS = "のをはが"  # one of them is in every Japanese sentence
DESK = "·“”‘’—…、。《》，：；？！（）「」　"  # punctuation of Chinese, common whatever the tables say
# U+FFFD and private use beside anything, or a Han character of Simplified Chinese alone beside kana.
KANA = "ぁ-ヿ"
# For character classes: Han, kana, Hangul, their punctuation and full-width forms; and with the marks they share.
SCRIPT = "\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee"
EAST_ASIAN = SCRIPT + "“”‘’—…"


# A page in Greek or Cyrillic is all uncommon, and no rule asks which plain letters it has.
OTHER = compiled("[\u0386-\u03ce\u0400-\u045f]{2}")
HEAD = 2000  # characters that show it


class Signs(NamedTuple):
    """``chars``: the uncommon characters of a document; ``pair``: whether two of them stand side by side.

    On a page in Greek or Cyrillic its plain letters are left out of ``chars``.
    """

    chars: frozenset[str]
    pair: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    usual = "".join(sorted({char for language in LANGUAGES for char in common(language, COMMON[language])} | set(DESK)))
    plain = "".join(sorted({*map(chr, range(0x20, 0x7F)), *usual, "\t", "\n"} - {*ASCII_SIGNS, *KANA_SIGNS}))
    odd = f"[^\x00-\x7f{re.escape(usual)}]"
    foreign = f"[^\x00-\x7f{re.escape(common('ja', 2400) + DESK)}{KANA}가-힣]"
    return (
        compiled(f"[^{re.escape(plain)}]+"),
        compiled(odd + odd),
        compiled(f"{odd}{odd}|[{KANA}]{foreign}|{foreign}[{KANA}]"),
    )


@cache
def _other_signs() -> re.Pattern[str]:
    usual = _patterns()[0].pattern[2:-2]
    return re.compile(f"[^{usual}\u0386-\u03ce\u0400-\u045f]+")


def _look(doc: Document) -> Signs:
    if doc.text.isascii():  # the tables are for the others
        return Signs(frozenset(char for char in (*ASCII_SIGNS, *CONTROLS) if char in doc.text), pair=False)
    if OTHER.search(doc.text, 0, HEAD):
        return Signs(frozenset("".join(_other_signs().findall(doc.text))), pair=True)
    uncommon, pair, _ = _patterns()
    runs = set(uncommon.findall(doc.text))
    return Signs(frozenset("".join(runs)), any(len(run) > 1 and pair.search(run) for run in runs))


def signs(doc: Document) -> Signs:
    """Return what is uncommon in *doc*; worked out once."""
    return doc.fact(_look)


def has(doc: Document, chars: str) -> bool:
    """Say whether *doc* has one of *chars*, each of which is uncommon."""
    return not signs(doc).chars.isdisjoint(chars)


def suspicious(doc: Document, clue: Callable[[], re.Pattern[str]]) -> Iterator[tuple[Line, Iterator[int]]]:
    """Yield, in order, each line with an uncommon pair and a match of *clue()*, and where these pairs stand.

    The two searches leap over each other's gaps: a page of Russian is all pairs, one of Chinese all clues.
    """
    _, pair, among_kana = _patterns()
    found = signs(doc)
    if not found.chars.isdisjoint(KANA_SIGNS):
        pair = among_kana
    elif not found.pair:
        return
    at = 0
    while (hit := pair.search(doc.text, at)) and (also := clue().search(doc.text, start := _start(doc, hit))):
        line = doc.line_at(also.start())
        at = line.start
        if line.start == start:
            at = line.end
            yield line, (again.start() for again in pair.finditer(doc.text, hit.start(), line.end))


def _start(doc: Document, hit: re.Match[str]) -> int:
    return doc.text.rfind("\n", 0, hit.start()) + 1
