"""Context: find the characters that OpenCC's longest match from the left chose wrongly, and have them done again.

Only ambiguous characters with an unusual outcome are looked at, and only where a word that OpenCC knows contradicts.
"""

from __future__ import annotations

import re
from functools import cache
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
        at = hit.start()
        if source[at] in words().ambiguous and (check := _checked(source, suspects()[hit[0]], at)):
            yield check


def _checked(source: str, chosen: str, at: int) -> Check | None:
    """Weigh the choice at *at*; ``None`` if no known word and no neighbour speaks against it."""
    known, outcomes = words(), dict[str, float]()
    for start in range(max(0, at - 3), at + 1):
        for end in range(max(at + 1, start + 2), min(len(source), start + 4) + 1):
            log = known.logs.get(source[start:end])
            if log is not None:
                form = _made(source[start:end])[at - start]
                outcomes[form] = max(log, outcomes.get(form, log))
    if not outcomes:
        other = alone(known, source, at)
        return Check(at, chosen, other, 0, 0, Word(at, at + 1)) if other not in ("", chosen) else None
    if len(outcomes) > (chosen in outcomes) or is_word(known, source[at]):
        return _weighed(source, chosen, at, MARGIN_IN_USE if outcomes.get(chosen, IN_USE) > IN_USE else MARGIN)
    return None


def _weighed(source: str, chosen: str, at: int, needed: float) -> Check | None:
    """Compare the best parting of the surroundings with the best one that keeps OpenCC's choice."""
    low = max((m.end() for m in NOT_HAN.finditer(source, max(0, at - REACH), at)), default=max(0, at - REACH))
    gap = NOT_HAN.search(source, at, at + REACH)
    high = gap.start() if gap else min(len(source), at + REACH)
    text, here = source[low:high], at - low

    def keeps(start: int, end: int) -> bool:
        return not start <= here < end or _outcome(text, start, end, here) == chosen

    free, best = parted(words(), text)
    kept, _ = parted(words(), text, keeps)
    start, end = next(word for word in best if word.start <= here < word.end)
    other = _outcome(text, start, end, here)
    if other == chosen:
        return None
    needed = MARGIN_IN_USE if end == start + 1 else needed
    return Check(at, chosen, other, free - kept, needed, Word(low + start, low + end))


def _outcome(text: str, start: int, end: int, at: int) -> str:
    """Return how the character at *at* is written in the word from *start* to *end*."""
    return (alone(words(), text, at) if end == start + 1 else "") or _made(text[start:end])[at - start]


def is_doubtful(made: str, config: str) -> bool:
    """Tell whether anything in *made* could be a wrong choice; most lines and many texts hold nothing that is."""
    if config.startswith("s2"):
        return config.endswith("p") or bool(_suspect().search(made))
    return config in LEAVE_ASPECT and "著" in made


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
