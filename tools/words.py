"""Write the words by which a conversion to Traditional is checked in context.

    python -m venv v && v/bin/pip install . jieba && v/bin/python tools/words.py

Sources: OpenCC's phrases for Simplified to Traditional (Apache-2.0), which say how an ambiguous character is written in
a word, and the word frequencies of jieba 0.42 (MIT), which say how likely a word is.  Kept are the words of two to four
characters that hold an ambiguous one, the most frequent of the others, and those longer phrases whose parts would be
converted wrongly.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import jieba
import opencc
from scripts import dictionary

from textkit.frequencies import table
from textkit.rules.convert import _words

OUT = Path(_words.__file__).with_name("words.tsv")
STEPS = 4  # log-probabilities are kept to a quarter
RARE, FREQUENT = 5, 500  # how often jieba must have seen a word with an ambiguous character, and one without
IN_REGION = 100  # words that regions differ in are about daily life and computers: more frequent now than jieba saw
# A word that OpenCC alone has is at most so likely, and at least as likely as one that jieba has seen twice.
MOST = -15.0
# The first choice of OpenCC is wrong so often for these that it is checked too, not only the other choices.
DOUBTFUL = set("干里复制斗钟")
# Foreign names spell syllables with these, so a neighbour tells nothing, unless it is a number (千里).
IN_NAMES = set("里克")
NUMBERS = set("一二三四五六七八九十百千万几两数")
# Words that neither source has, and that would be parted wrongly, with their log-probability: 天后 and 宫, not 后宫.
MISSING = {"天后宫": -13.0}
# Both forms are in use for the same words, so there is nothing to check.
SOFT = set("象台布周占念回尽志游借岩杰于余才")


class Sources(NamedTuple):
    """The Traditional forms of ambiguous characters, OpenCC's choice first; how phrases are written; word counts."""

    forms: dict[str, list[str]]
    phrases: dict[str, str]
    counts: dict[str, int]


def read() -> Sources:
    """Read OpenCC's dictionaries and jieba's."""
    to_hant = opencc.OpenCC("s2t").convert
    several = {z: all_ for z, all_ in dictionary("STCharacters").items() if len(all_) > 1}
    forms = {z: sorted(all_, key=lambda form: form != to_hant(z)) for z, all_ in several.items()}
    both = dictionary("STPhrases") | dictionary("STPhrases_GeneratedFromRegionalPhrases")
    phrases = {word: made[0] for word, made in both.items() if len(word) == len(made[0]) > 1}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word, made in phrases.items():
        for z, form in zip(word, made, strict=True):
            seen[z][form] += 1
    forms = {z: all_ for z, all_ in forms.items() if len(seen[z]) > 1 and seen[z].most_common(2)[1][1] > 1}
    text = (Path(jieba.__file__).parent / "dict.txt").read_bytes().decode()
    counts = {row[0]: int(row[1]) for row in map(str.split, text.split("\n")) if row}
    return Sources(forms, phrases, counts)


def lone_pairs(sources: Sources) -> tuple[list[str], list[str]]:
    """Return what phrases say of a character by its neighbour alone: ``瓜干乾`` (after 瓜), ``干锅乾`` (before 锅).

    Only where all phrases agree, not on OpenCC's first choice, which needs no saying, and not on the word of a phrase
    of two alone: that is what the parting has rejected when it leaves the character single.
    """
    after: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    long = {pair for word in sources.phrases if len(word) > 2 for pair in map("".join, pairwise(word))}
    for word, made in sources.phrases.items():
        for (x, z), form in zip(pairwise(word), made[1:], strict=True):
            after[x + z].add(form)
        for (z, y), form in zip(pairwise(word), made, strict=False):
            before[z + y].add(form)
    found = []
    for pairs, at in ((after, 1), (before, 0)):
        rows = []
        for pair, made_ in pairs.items():
            forms, form = sources.forms.get(pair[at], []), min(made_)
            named = pair[at] in IN_NAMES and pair[0] not in NUMBERS
            if len(made_) == 1 and pair in long and not named and form in forms[1:]:
                rows.append(pair + form)
        found.append(sorted(rows))
    return found[0], found[1]


def likelihoods(sources: Sources) -> dict[str, float]:
    """Return the log-probability of every word that is kept."""
    total = sum(sources.counts.values())
    least = math.log(2 / total)
    chars = table("hans").chars
    found = {z: math.log((sources.counts.get(z, 0) + 20) / total) for z in sources.forms}

    def guess(word: str) -> float:
        return max(least, min(MOST, sum(found.get(c, chars.get(c, -15.0)) for c in word) + 1))

    def ambiguous(word: str) -> bool:
        return not sources.forms.keys().isdisjoint(word)

    found |= {word: guess(word) for word in sources.phrases if len(word) == 2 and ambiguous(word)}
    for word, count in sorted(sources.counts.items(), key=lambda pair: len(pair[0])):
        if 2 <= len(word) <= 4 and min(word) >= "\u4e00" and count >= (RARE if ambiguous(word) else FREQUENT):
            found[word] = math.log(count / total)
    for word in regional_words():
        found.setdefault(word, math.log(max(IN_REGION, sources.counts.get(word, 0)) / total))
    return found


def regional_words() -> set[str]:
    """Return, in Simplified, the words for which Taiwan or Hong Kong has another."""
    to_hans = opencc.OpenCC("t2s").convert
    found = {to_hans(word) for word in dictionary("TWPhrases") | dictionary("HKPhrases")}
    return {word for word in found if len(word) > 1 and min(word) >= "\u4e00"}


def attested(word: str, made: str, pairs: dict[str, set[str]]) -> bool:
    """Tell whether phrases agree with how OpenCC, which does not know *word*, writes its parts.

    No pair may be written otherwise in all phrases, and a doubtful character must be in one that is written so.
    """
    known = [
        (pairs.get(old), new)
        for old, new in zip(map("".join, pairwise(word)), map("".join, pairwise(made)), strict=True)
    ]
    if any(forms and new not in forms for forms, new in known):
        return False
    sure = [bool(forms) for forms, _ in known]
    return all(z not in DOUBTFUL or any(sure[max(0, at - 1) : at + 1]) for at, z in enumerate(word))


def main() -> None:
    """Write one line a class of words."""
    sources = read()
    after, before = lone_pairs(sources)
    to_hant = opencc.OpenCC("s2t").convert
    pairs: dict[str, set[str]] = defaultdict(set)
    for word, made in sources.phrases.items():
        for at in range(len(word) - 1):
            pairs[word[at : at + 2]].add(made[at : at + 2])
    logs = likelihoods(sources)
    words = _words.Words(
        logs,
        _words.triples(after),
        _words.triples(before),
        frozenset(sources.forms),
        long=frozenset(word[0] for word in [*logs, *sources.phrases]),
    )
    for word in sorted((w for w in words.logs if len(w) > 1 and w not in sources.phrases), key=len, reverse=True):
        log = words.logs.pop(word)
        if _words.pieced(words, word, to_hant) == to_hant(word) and attested(word, to_hant(word), pairs):
            words.logs[word] = log  # else OpenCC, which does not know the word, converts it wrongly
    for word in sorted((w for w in sources.phrases if len(w) > 2 and w not in words.logs), key=len):
        if _words.pieced(words, word, to_hant) != sources.phrases[word]:
            words.logs[word] = max(MOST - 2, sum(words.logs.get(c, -9.0) for c in word))
    words.logs.update(MISSING)
    unusual = {form for z, forms in sources.forms.items() if z not in SOFT for form in forms[z not in DOUBTFUL :]}
    regional = [(opencc.OpenCC(config).convert(form), form) for config in ("t2tw", "t2hk") for form in sorted(unusual)]
    back = {made: form for made, form in regional if made != form and made not in unusual}
    levels: dict[int, list[str]] = defaultdict(list)
    for word, log in words.logs.items():
        levels[round(-log * STEPS)].append(word)
    rows = [
        ("ambiguous", "".join(sorted(sources.forms))),
        ("suspects", "".join(sorted(unusual))),
        ("regional", " ".join(made + form for made, form in sorted(back.items()))),
        ("phrases", " ".join(sorted(regional_words()))),
        ("after", " ".join(after)),
        ("before", " ".join(before)),
        *((str(level), " ".join(sorted(levels[level]))) for level in sorted(levels)),
    ]
    OUT.write_bytes("".join(f"{name}\t{value}\n" for name, value in rows).encode())
    print(f"{OUT.name}: {len(words.logs)} words, {len(after) + len(before)} pairs, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
