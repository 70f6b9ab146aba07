"""Which lines may be mojibake of East Asia: the second and last search that a clean page pays for.

Mojibake is dense with characters that are rare in Chinese, Japanese and Korean; in good text such a character stands
alone or, in a name, beside one other.  Two kinds have a clue of their own: a phrase of UTF-8 read as GBK by its bytes,
and EUC-JP read as GBK, which keeps its kana, by what stands beside them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from textkit.frequencies import LANGUAGES, Language, common
from textkit.rules.encoding._natural import EAST_ASIAN, natural, unnatural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.document import Document, Line

# How many characters of each language are common.  Of 2,557 damaged lines all but 14 of EUC-JP read as GBK have three
# uncommon ones with at most two between; of good lines 1 in 15.
COMMON: dict[Language, int] = {"hans": 1750, "hant": 2000, "ja": 1200, "ko": 700}
COMMON_IN_JAPANESE = 2400
DESK = "·“”‘’—…、。《》，：；？！（）「」　"  # punctuation of Chinese, common whatever the tables say
KANA = "ぁ-ヿ"
KANA_SIGNS = "のをはが"  # one of them is in every Japanese sentence
JAPANESE = 0.005  # share of one of these signs in Japanese text; in what only quotes some, kana are the rarer clue

# Bytes of UTF-8: the first of a character of East Asia, and any other.
LEADS, TAILS = (*range(0xE2, 0xEA), 0xEF), range(0x80, 0xC0)


def _as_gbk(firsts: Iterable[int], seconds: Iterable[int]) -> str:
    """Return the characters of GBK that begin with one of *firsts* and end with one of *seconds*."""
    return bytes(byte for pair in product(firsts, seconds) for byte in pair).decode("gb18030")


@cache
def _utf8_as_gbk() -> tuple[str, str]:
    """Return classes of the first two characters that GBK reads in UTF-8; a euro sign is a byte 80."""
    return f"[{_as_gbk(LEADS, TAILS)}]", f"[{_as_gbk(TAILS[1:], LEADS)}€]"


@cache
def utf8_as_gbk() -> re.Pattern[str]:
    """Return what GBK reads two or more characters of UTF-8 as, at their beginning.

    The first two bytes are one character, the third and the first of the next one another.
    """
    return re.compile("".join(_utf8_as_gbk()))


@cache
def _rare() -> str:
    usual = {char for language in LANGUAGES for char in common(language, COMMON[language])} | set(DESK)
    return f"[^\x00-\x7f{''.join(sorted(usual - set(_utf8_as_gbk()[0])))}]"


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"{_rare()}+")


@lru_cache(16)  # a line is asked about when it is judged and when it is weighed
def share(text: str) -> float:
    """Return which share of the characters beyond ASCII in *text* is rare in Chinese, Japanese and Korean."""
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return len("".join(_runs().findall(text))) / max(1, beyond)


@cache
def _dense() -> re.Pattern[str]:
    """Return three uncommon characters close together, or a phrase of UTF-8 in GBK, whose first one is uncommon."""
    first, second = _utf8_as_gbk()
    return re.compile(f"{_rare()}(?:(?:.{{0,2}}?{_rare()}){{2}}|(?<={first}){second})")


@cache
def _among_kana() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a character that is rare in Japanese beside kana: to be searched for in Japanese, and in other text."""
    rare, kana = f"[^\x00-\x7f{common('ja', COMMON_IN_JAPANESE)}{DESK}{KANA}가-힣]", f"[{KANA}]"
    return re.compile(f"{rare}(?:(?={kana})|(?<={kana}.))"), re.compile(f"{kana}(?:(?={rare})|(?<={rare}.))")


def suspicious(doc: Document) -> list[Line]:
    """Return, in order, the lines of *doc* that are worth a judgement."""
    if doc.text.isascii():  # the patterns need tables
        return []
    found = {line.start: line for line in _lines(doc, _dense())}
    if any(sign in doc.text for sign in KANA_SIGNS):
        japanese, other = _among_kana()
        clue = japanese if max(map(doc.text.count, KANA_SIGNS)) > JAPANESE * len(doc.text) else other
        found |= {line.start: line for line in doc.lines_with(clue)}
    return [found[start] for start in sorted(found)]


def _lines(doc: Document, clue: re.Pattern[str]) -> Iterator[Line]:
    """Yield each line that has a match of *clue* and is not natural in an alphabet.

    The two searches leap over each other's gaps: a page of Russian is all uncommon, one of Chinese all unnatural.
    """
    at = 0
    while hit := clue.search(doc.text, at):
        line = doc.line_at(hit.start())
        at = line.end
        if EAST_ASIAN.search(line.text):
            yield line
        elif not (also := unnatural().search(doc.text, line.start)):
            break
        elif also.start() >= line.end:
            at = doc.line_at(also.start()).start
        elif not natural(line.text):
            yield line
