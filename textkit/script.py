"""Script: which Chinese script, and which region's standard, a text is written in; or that it is not Chinese.

Read by rules that convert, weigh or compare Chinese.  ``script.tsv`` holds the characters that one side alone has;
``tools/scripts.py`` writes it from OpenCC's dictionaries.
"""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from typing import Literal, NamedTuple

from textkit.lazily import compiled

Script = Literal["hans", "hant", "mixed", "ja", "ko", "neutral", "none"]
Region = Literal["tw", "hk", "opencc", "naive", ""]

HAN_CLASS = "[\u3400-\u4dbf\u4e00-\u9fff]"
HAN = compiled(HAN_CLASS)
HAN_RUN = compiled(f"{HAN_CLASS}++")
KANA = compiled("[\u3041-\u3096\u30a1-\u30fa]")
HANGUL = compiled("[\uac00-\ud7a3]")
GUEST = compiled("[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]")

# A long text is judged by this many windows of so many characters, spread evenly: script does not change by the word.
WINDOWS, WIDTH = 8, 1500
# Japanese prose is two fifths kana, menus and headlines a tenth; Chinese that quotes a Japanese title stays below.
KANA_SHARE = 0.1
KOKUJI_SHARE = 0.03
HANGUL_SHARE = 0.2
# In one document the other script's share may be this large (a quotation, a name, a slip) before it counts as mixed.
MIXED_SHARE = 0.1

# Words that Chinese prose cannot do without, and Japanese does not write so.
CHINESE = compiled("[这這们們说說吗嗎呢你您她哪很么麼]")


class Tally(NamedTuple):
    """Characters of a text by what they tell.

    ``han`` counts all Han, ``hans`` and ``hant`` those that one side alone has, ``kokuji`` Japanese alone.
    """

    han: int
    hans: int
    hant: int
    kana: int
    kokuji: int
    hangul: int


@cache
def tables() -> dict[str, str]:
    """Return the characters of each class in ``script.tsv``."""
    data = (pkgutil.get_data("textkit", "script.tsv") or b"").decode()
    return dict(line.split("\t", 1) for line in data.split("\n") if line)


@cache
def only(side: Literal["hans", "hant", "ja"]) -> re.Pattern[str]:
    """Return the pattern of one character that *side* alone has."""
    return re.compile(f"[{tables()[side]}]")


@cache
def simplified() -> dict[str, str]:
    """Return the Simplified form of each character that Traditional alone has."""
    return dict(zip(tables()["hant"], tables()["simplified"], strict=True))


def sample(text: str) -> str:
    """Return *text* itself if it is short, else evenly spread windows of it."""
    if len(text) <= WINDOWS * WIDTH:
        return text
    step = (len(text) - WIDTH) // (WINDOWS - 1)
    return "\n".join(text[i * step : i * step + WIDTH] for i in range(WINDOWS))


def tally(text: str) -> Tally:
    """Count the telling characters in *text*, or in a sample of it if it is long."""
    some = sample(text)
    counts = [
        len(pattern.findall(some)) if pattern.search(some) else 0
        for pattern in (only("hans"), only("hant"), KANA, only("ja"), HANGUL)
    ]
    return Tally(_han(some), *counts)


def _han(text: str) -> int:
    return sum(map(len, HAN_RUN.findall(text)))


def verdict(counts: Tally) -> Script:
    """Return the script that *counts* show; ``neutral`` is Han that both scripts share."""
    letters = counts.han + counts.kana + counts.hangul
    if not letters:
        return "none"
    if counts.kana > KANA_SHARE * letters or counts.kokuji > KOKUJI_SHARE * counts.han:
        return "ja"
    if counts.hangul > HANGUL_SHARE * letters:
        return "ko"
    if not counts.hans and not counts.hant:
        return "neutral" if counts.han else "none"
    minor = min(counts.hans, counts.hant) / (counts.hans + counts.hant)
    if minor > MIXED_SHARE:
        return "mixed"
    return "hans" if counts.hans > counts.hant else "hant"


def is_chinese(line: str) -> bool:
    """Tell whether *line* is surely Chinese, for lines of a text that is Japanese or Korean as a whole."""
    return bool(CHINESE.search(line)) and not GUEST.search(line)


def is_common(char: str) -> bool:
    """Tell whether *char* is in GB 2312 or Big5, which have all that most people ever write."""
    return bool(char.encode("gb2312", "ignore") or char.encode("big5", "ignore"))


def script_of(text: str) -> Script:
    """Return the script that *text* is written in."""
    return verdict(tally(text))


# Characters that tell a region's standard from another's in running text, because they are frequent there.
# Typing habits cut across standards (麵, 台, 線 are written everywhere), so not all of OpenCC's variants do.
TELLING: dict[Region, str] = {"tw": "裡啟著", "hk": "裏啓着説衞綫脱税閲", "opencc": "爲衆僞羣喫"}
# Text that was converted by hand has one slip in thousands of characters.
NAIVE_SHARE = 1 / 400


@cache
def naive_words() -> re.Pattern[str]:
    """Return the pattern of words that only character-by-character conversion writes: 關于, 以后."""
    return re.compile(tables()["naive"].replace(" ", "|"))


def region_of(text: str) -> Region:
    """Return the standard that a Traditional text keeps, or an empty string where it does not show.

    ``naive`` text was converted character by character and keeps none.
    """
    some = sample(text)
    slips = len(naive_words().findall(some))
    if slips and slips > NAIVE_SHARE * _han(some):
        return "naive"
    counts = {region: sum(map(some.count, chars)) for region, chars in TELLING.items()}
    if counts["opencc"] > some.count("為") + some.count("眾"):
        return "opencc"
    del counts["opencc"]
    best = max(counts, key=lambda region: counts[region])
    return best if counts[best] else ""
