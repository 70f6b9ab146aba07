"""Mending: have the lines in which OpenCC chose wrongly converted again, parted into the words that context found."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.convert._context import checks, contradicted, suspect
from textkit.rules.convert._opencc import converter, whole
from textkit.rules.convert._phrases import crossed, straddled
from textkit.rules.convert._words import suspects

if TYPE_CHECKING:
    from collections.abc import Iterator

# A mark that parts words for OpenCC; the conversion of a line that holds it already is left as it is.
WALL = "\ufdef"

# How a single character that context chose is written in the region of a configuration.
STANDARDS = {"s2tw": "t2tw", "s2twp": "t2tw", "s2hk": "t2hk", "s2hkp": "t2hk"}

# These leave 著 where Simplified writes 着 for the aspect, which tw2s tells apart; a line with both means both.
LEAVE_ASPECT = {"t2s", "hk2s", "hk2sp"}
ASPECT = compiled("著")

# A surname whose character is written otherwise as a word: it begins a phrase before a title, or stands behind 姓.
TITLE = "先生|女士|小姐|老师|教授|医生|太太|夫人|同学|师傅|某(?![年月日时地处个些种天次项])"
SURNAME = compiled(f"[于余范岳涂郁](?:(?<![㐀-鿿].)(?={TITLE})|(?<=[^百]姓.)(?![㐀-鿿]))")

# A sentence ends with one of these; one that is longer than this either way is taken with its line.
ENDS = "\n。！？"
SENTENCE = compiled(f"([{ENDS}])")
NEAR = 200


def doubtful(text: str, made: str, config: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of *text* in which something in *made* could be a wrong choice: sentences, or whole lines.

    Both must be of the same length; most lines and many texts hold nothing doubtful.
    """
    at = 0
    if config.startswith("s2"):
        for hit in sorted({*_contradictions(text, made), *_surnames(text)}):
            if hit >= at:
                start, at = _sentence(text, at, hit)
                yield start, at
    elif config in LEAVE_ASPECT:
        for mark in ASPECT.finditer(made):
            if mark.start() >= at:
                start, at = text.rfind("\n", at, mark.start()) + 1 or at, _line_end(text, mark.start())
                yield start, at


def doubtful_places(text: str, config: str) -> Iterator[int]:
    """Yield where in *text* the Simplified source of *config*, with regional vocabulary, may be converted wrongly."""
    plain = whole(text, "s2t")
    yield from _contradictions(text, plain) if len(plain) == len(text) else range(len(text))
    yield from _surnames(text)
    if config.endswith("p"):
        yield from (start for start, _ in crossed(text))


def _surnames(text: str) -> Iterator[int]:
    return (hit.start() for hit in SURNAME.finditer(text))


def _contradictions(text: str, made: str) -> Iterator[int]:
    table = suspects()
    for mark in suspect().finditer(made):
        if contradicted(text, mark.start(), table[mark[0]]):
            yield mark.start()


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _sentence(text: str, floor: int, at: int) -> tuple[int, int]:
    """Return the span of the sentence that holds *at*, from *floor* on; where none ends near, that of its line.

    No entry of OpenCC's dictionaries goes over the end of a sentence.
    """
    low, high = max(floor, at - NEAR), at + NEAR
    start = max(text.rfind(mark, low, at) for mark in ENDS) + 1 or text.rfind("\n", floor, at) + 1
    ends = [end for mark in ENDS if (end := text.find(mark, at, high)) >= 0]
    return start or floor, min(ends) if ends else _line_end(text, at)


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
    if WALL in source:
        return made
    phrases = config.endswith("p")
    plain = converter("s2t").convert(source) if phrases else made
    wrong = [check for check in checks(source, plain) if check.sure]
    if phrases:
        wrong = [check for check in wrong if made[check.at : check.at + 1] == _regional(config, check.chosen)]
    names = list(_surnames(source))
    walls = (
        {at for check in wrong for at in check.word}
        | {wall for at in names for wall in (at, at + 1)}
        | ({*straddled(source)} if phrases else set())
    )
    if not walls:
        return made
    cuts = sorted(walls | {0, len(source)})
    pieces = [source[a:b] for a, b in pairwise(cuts)]
    done = converter(config).convert(WALL.join(pieces)).split(WALL)
    single = {check.at: check.other for check in wrong if check.word.end == check.word.start + 1}
    single |= {at: source[at] for at in names}
    return "".join(
        _regional(config, single[at]) if at in single else piece for at, piece in zip(cuts, done, strict=False)
    )


def _regional(config: str, form: str) -> str:
    if config in STANDARDS:
        form = converter(STANDARDS[config]).convert(form)
    return form
