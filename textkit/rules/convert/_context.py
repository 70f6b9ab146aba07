"""Context: find the characters that OpenCC's longest match from the left chose wrongly, and have them done again.

Only ambiguous characters with an unusual outcome are looked at, and only where a word that OpenCC knows contradicts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from textkit.rules.convert._opencc import converter
from textkit.rules.convert._words import LONGEST, Word, alone, is_word, parted, phrase_heads, phrases, suspects, words

if TYPE_CHECKING:
    from collections.abc import Iterator

# The parting without OpenCC's choice must be so much likelier (natural log) before the choice is overruled: more where
# it gives up a word that is in use, or leaves the character alone.
MARGIN, MARGIN_IN_USE = 1.0, 2.5
# A word that only OpenCC's phrases know is at most so likely.
IN_USE = -14.5
# Longer phrases than this do not arise by chance between two words.
BY_CHANCE = 3
# How far to either side words are weighed: beyond two words nothing changes.
REACH = 8
# A mark that parts words for OpenCC; the conversion of a line that holds it already is left as it is.
WALL = "\ufdef"

# How a single character that context chose is written in the region of a configuration.
STANDARDS = {"s2tw": "t2tw", "s2twp": "t2tw", "s2hk": "t2hk", "s2hkp": "t2hk"}

# These leave 著 where Simplified writes 着 for the aspect, which tw2s tells apart; a line with both means both.
LEAVE_ASPECT = {"t2s", "hk2s", "hk2sp"}

NOT_HAN = re.compile("[^\u3400-\u4dbf\u4e00-\u9fff]")


class Check(NamedTuple):
    """An ambiguous character at ``at`` in the source: OpenCC's choice, another, and how much likelier the other is.

    ``word`` is the word of the likelier parting that the character belongs to; ``needed`` is the margin that it takes.
    """

    at: int
    chosen: str
    other: str
    margin: float
    needed: float
    word: Word

    @property
    def sure(self) -> bool:
        """Whether the other is so much likelier that it should be taken."""
        return self.margin >= self.needed


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile(f"[{''.join(suspects())}]")


@cache
def _made(word: str) -> str:
    made: str = converter("s2t").convert(word)
    return made


def checks(source: str, made: str) -> Iterator[Check]:
    """Yield the doubtful choices that OpenCC made in one line: *made* is what s2t makes of *source*."""
    if len(source) != len(made) or WALL in source:
        return
    for hit in _suspect().finditer(made):
        at, chosen = hit.start(), suspects()[hit[0]]
        if not _contradicted(source, at, chosen):
            continue
        outcomes = _outcomes(*_window(source, at))
        if outcomes:
            needed = MARGIN_IN_USE if outcomes.get(chosen, IN_USE) > IN_USE else MARGIN
            check = _weighed(source, chosen, at, needed)
            if check:
                yield check
        else:
            yield Check(at, chosen, alone(words(), source, at), 0, 0, Word(at, at + 1))


def _contradicted(source: str, at: int, chosen: str) -> bool:
    """Tell whether a word that covers the character, or else a neighbour, speaks against OpenCC's choice."""
    known = words()
    if source[at] not in known.ambiguous:
        return False
    outcomes = _outcomes(*_window(source, at))
    if not outcomes:
        return alone(known, source, at) not in ("", chosen)
    return len(outcomes) > (chosen in outcomes) or is_word(known, source[at])


def _window(source: str, at: int) -> tuple[str, int]:
    start = at - 3 if at > 3 else 0
    return source[start : at + 4], at - start


@lru_cache(maxsize=1 << 16)
def _outcomes(window: str, at: int) -> dict[str, float]:
    """Return how the known words that cover the character at *at* write it, and how likely the likeliest of each is."""
    logs, found = words().logs, dict[str, float]()
    for size in (2, 3, 4):
        for start in range(max(0, at - size + 1), min(at, len(window) - size) + 1):
            word = window[start : start + size]
            if word in logs:
                form = _made(word)[at - start]
                found[form] = max(logs[word], found.get(form, -99.0))
    return found


def _weighed(source: str, chosen: str, at: int, needed: float) -> Check | None:
    """Compare the best parting of the surroundings with the best one that keeps OpenCC's choice."""
    low = max((m.end() for m in NOT_HAN.finditer(source, max(0, at - REACH), at)), default=max(0, at - REACH))
    gap = NOT_HAN.search(source, at, at + REACH)
    high = gap.start() if gap else min(len(source), at + REACH)
    other, margin, (start, end) = _compared(source[low:high], at - low, chosen)
    if other == chosen:
        return None
    needed = MARGIN_IN_USE if end == start + 1 else needed
    return Check(at, chosen, other, margin, needed, Word(low + start, low + end))


@lru_cache(maxsize=1 << 14)
def _compared(text: str, here: int, chosen: str) -> tuple[str, float, Word]:
    """Return how the best parting of *text* writes the character at *here*, how much better it is, and its word."""

    def keeps(start: int, end: int) -> bool:
        return not start <= here < end or _outcome(text, start, end, here) == chosen

    free, best = parted(words(), text)
    word = next(word for word in best if word.start <= here < word.end)
    other = _outcome(text, *word, here)
    return other, 0 if other == chosen else free - parted(words(), text, keeps)[0], word


def _outcome(text: str, start: int, end: int, at: int) -> str:
    """Return how the character at *at* is written in the word from *start* to *end*."""
    return (alone(words(), text, at) if end == start + 1 else "") or _made(text[start:end])[at - start]


def doubtful_lines(text: str, made: str, config: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines of *text* in which something in *made* could be a wrong choice.

    Both must be of the same length; most lines and many texts hold nothing doubtful.
    """
    at = 0
    if config.startswith("s2"):
        table = suspects()
        hits = (m.start() for m in _suspect().finditer(made) if _contradicted(text, m.start(), table[m[0]]))
    else:
        hits = (m.start() for m in re.finditer("著", made if config in LEAVE_ASPECT else ""))
    for hit in hits:
        if hit >= at:
            end = text.find("\n", hit)
            at = len(text) if end < 0 else end
            yield text.rfind("\n", 0, hit) + 1, at


def mended(source: str, made: str, config: str) -> str:
    """Return *made*, which *config* makes of the line *source*, with the choices that context overrules done again."""
    if config.startswith("s2"):
        return _parted_anew(source, made, config)
    if config in LEAVE_ASPECT and "著" in made and "着" not in source and len(source) == len(made):
        other = converter("tw2s").convert(source)
        if len(other) == len(made):
            return "".join(b if a == "著" else a for a, b in zip(made, other, strict=True))
    return made


def _parted_anew(source: str, made: str, config: str) -> str:
    phrases = config.endswith("p")
    plain = converter("s2t").convert(source) if phrases else made
    wrong = [check for check in checks(source, plain) if check.sure]
    if phrases:
        wrong = [check for check in wrong if made[check.at : check.at + 1] == _regional(config, check.chosen)]
    walls = {at for check in wrong for at in check.word} | ({*straddled(source)} if phrases else set())
    if not walls:
        return made
    cuts = sorted(walls | {0, len(source)})
    pieces = [source[a:b] for a, b in pairwise(cuts)]
    done = converter(config).convert(WALL.join(pieces)).split(WALL)
    single = {check.at: check.other for check in wrong if check.word.end == check.word.start + 1}
    return "".join(
        _regional(config, single[at]) if at in single else piece for at, piece in zip(cuts, done, strict=False)
    )


def _regional(config: str, form: str) -> str:
    if config in STANDARDS:
        form = converter(STANDARDS[config]).convert(form)
    return form


def straddled(source: str) -> Iterator[int]:
    """Yield where a word ends inside what looks like a regional phrase: 少数|组织 is not about 数组."""
    known, at = words(), 0
    for hit in phrase_heads().finditer(source):
        start = hit.start()
        end = next((b for b in range(start + LONGEST, start + 1, -1) if source[start:b] in phrases()), 0)
        if start < at or not end:
            continue
        at = end
        if end - start <= BY_CHANCE and _crossed(known.logs, source, start, end):
            yield from _better_cuts(source, start, end)


def _crossed(logs: dict[str, float], source: str, start: int, end: int) -> bool:
    """Tell whether a known word reaches over the start or the end of ``[start, end)``."""
    return any(
        source[a:b] in logs
        for edge in (start, end)
        for a in range(max(0, edge - 3), edge)
        for b in range(edge + 1, edge + 3)
        if not (a <= start and b >= end)
    )


def _better_cuts(source: str, start: int, end: int) -> Iterator[int]:
    """Yield the cuts inside ``[start, end)`` of the best parting, if a word in it crosses an edge of the phrase."""
    low, high = max(0, start - REACH), min(len(source), end + REACH)
    free, best = parted(words(), source[low:high])
    kept = sum(parted(words(), source[a:b])[0] for a, b in pairwise((low, start, end, high)))
    crossed = any(word.start < edge - low < word.end for word in best for edge in (start, end))
    if crossed and free - kept >= MARGIN:
        yield from (low + word.end for word in best if start < low + word.end < end)
