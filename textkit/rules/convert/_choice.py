"""Choice: which OpenCC configurations take a text to a target, and which of its lines need them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from textkit.rules.convert._changes import changes, converted
from textkit.script import GUEST, is_chinese, is_common, only, region_of, sample, simplified, tally, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.document import Document
    from textkit.edit import Edit
    from textkit.script import Script

Target = Literal["", "hans", "hant", "tw", "hk", "jp"]
Side = Literal["hans", "hant"]
Configs = Sequence[str]

# From Simplified; the second with regional vocabulary.
FROM_HANS: dict[Target, tuple[Configs, Configs]] = {
    "hant": (["s2t"], ["s2t"]),
    "tw": (["s2tw"], ["s2twp"]),
    "hk": (["s2hk"], ["s2hkp"]),
    "jp": (["s2t", "t2jp"], ["s2t", "t2jp"]),
}
# To Simplified with its vocabulary, by the region of the Traditional text; without, one does for all.
TO_HANS: dict[str, Configs] = {"hk": ["hk2sp"], "": ["tw2sp"]}
# From one Traditional standard to another, by (region, target).  A text that was converted character by character
# has lost which word was meant (后 or 後), so it goes through Simplified.
ACROSS: dict[tuple[str, Target], tuple[Configs, Configs]] = {
    ("opencc", "tw"): (["t2tw"], ["t2tw"]),
    ("hk", "tw"): (["hk2t", "t2tw"], ["hk2sp", "s2twp"]),
    ("naive", "tw"): (["t2s", "s2tw"], ["t2s", "s2twp"]),
    ("opencc", "hk"): (["t2hk"], ["t2hk"]),
    ("tw", "hk"): (["tw2t", "t2hk"], ["tw2sp", "s2hkp"]),
    ("naive", "hk"): (["t2s", "s2hk"], ["t2s", "s2hkp"]),
    ("opencc", "jp"): (["t2jp"], ["t2jp"]),
    ("tw", "jp"): (["tw2t", "t2jp"], ["tw2t", "t2jp"]),
    ("hk", "jp"): (["hk2t", "t2jp"], ["hk2t", "t2jp"]),
    ("naive", "jp"): (["t2s", "s2t", "t2jp"], ["t2s", "s2t", "t2jp"]),
    ("", "jp"): (["t2jp"], ["t2jp"]),
}
# In a text that is Japanese or Korean as a whole, less Chinese than this is advertisements and quotations.
FOREIGN_SHARE = 0.25


class Choice(NamedTuple):
    """What to do with a text: ``configs`` for what it has on ``side``, or for all of it where that is empty.

    ``script`` is that of the whole text, or of what is Chinese in a ``foreign`` one (Japanese or Korean as a whole).
    ``named`` is the choice of a user who named the configuration.
    """

    side: Side | Literal[""]
    configs: Configs
    script: Script
    foreign: bool = False
    named: bool = False

    @property
    def goal(self) -> Side:
        """The script that what is on ``side`` gets."""
        return "hans" if self.side == "hant" else "hant"


def choices(text: str, to: Target, phrases: int, config: str = "") -> list[Choice]:
    """Return what takes *text* to *to*, or the one *config*; nothing if it is there already, or is not Chinese.

    *phrases* is 1 for regional vocabulary, else 0.
    """
    if config:
        return _named(text, config)
    other: Side = "hant" if to == "hans" else "hans"
    wrong = bool(to and only(other).search(text))
    if not wrong and to in ("", "hans", "hant"):
        return []  # the usual case, and the fast one
    script = verdict(tally(text))
    foreign = script in ("ja", "ko")
    if foreign:
        text, script = _chinese_part(text)
    if script in ("ja", "ko", "none", "neutral"):
        return []
    if to == "hans" and not phrases:
        return [Choice("hant", ["t2s"], script, foreign)]
    region = region_of(text) if script != "hans" else ""
    if to == "hans":
        return [Choice("hant", TO_HANS.get(region, TO_HANS[""]), script, foreign)]
    found = [Choice("hans", FROM_HANS[to][phrases], script, foreign)] if wrong else []
    if (region, to) in ACROSS and script != "hans":
        found.append(Choice("hant", ACROSS[region, to][phrases], script, foreign))
    return found


# The configurations between the scripts, with those that lead back; the others stay within one script.
BACK = {"s2t": "t2s", "s2tw": "tw2s", "s2twp": "tw2sp", "s2hk": "hk2s", "s2hkp": "hk2sp"}
BACK |= {back: there for there, back in BACK.items()}
# So many characters that one script alone has, and few or none of the other's: the text is in that script for sure.
PLENTY = 20


def _named(text: str, config: str) -> list[Choice]:
    """Return the choice of *config* for *text*, which is for all of it unless some of it is there already."""
    if config not in BACK:
        return [Choice("", [config], "none", named=True)]
    some = sample(text)
    side: Side = "hans" if config.startswith("s2") else "hant"
    choice = Choice(side, [config], side, named=True)
    if only(side).search(some) and not only(choice.goal).search(some):
        return [choice._replace(side="")]  # the usual case, without counting
    counts = tally(some)
    choice = choice._replace(script=verdict(counts))
    if choice.script == side:
        return [choice._replace(side="")]
    return [choice if max(counts.hans, counts.hant) >= PLENTY else choice._replace(script="mixed")]


def _chinese_part(text: str) -> tuple[str, Script]:
    """Return what of a Japanese or Korean text is Chinese, and its script; ``none`` if that is too little."""
    chinese = "\n".join(line for line in text.split("\n") if is_chinese(line))
    return chinese, verdict(tally(chinese)) if len(chinese) > FOREIGN_SHARE * len(text) else "none"


@cache
def _other(side: Side) -> re.Pattern[str]:
    """Return the pattern of what a text that is all of *side* does not hold: the other script, kana, hangul."""
    return re.compile(f"{only('hans' if side == 'hant' else 'hant').pattern[:-1]}{GUEST.pattern[1:]}")


def edits(doc: Document, spans: Sequence[tuple[int, int]], choice: Choice) -> list[Edit]:
    """Return what *choice* changes in *spans* of *doc*.

    A line of the side that is converted changes as a whole; in a line of the other side only characters of the wrong
    script do; what both scripts share goes with the whole text.  Lines in Japanese or Korean stay.
    """
    found = changes(doc, spans, choice.configs)
    if choice.side and choice.named:
        return [*_unfinished(doc.text, found, choice)]
    if not choice.side or (choice.script == choice.side and not _other(choice.side).search(doc.text)):
        return found  # there is nothing to tell apart
    return [*_of_side(doc, found, choice)]


def _unfinished(text: str, found: Iterable[Edit], choice: Choice) -> Iterator[Edit]:
    """Yield those of the edits *found* that change a line which is not yet what *choice* makes of lines.

    OpenCC makes 幹擾 of 干擾, which it made of 干扰.  A line without a character of the other script is left alone in a
    text that is surely there, and else if it is Traditional, or Simplified, and comes back unchanged from the other.
    """
    source, goal = only(choice.side or "hant"), only(choice.goal)
    for edit in found:
        old = text[edit.start : edit.end]
        there = choice.script == choice.goal or (goal.search(old) and _there_and_back(old, choice.configs[0]) == old)
        if source.search(old) or not there:
            yield edit


def _there_and_back(line: str, config: str) -> str:
    return converted(converted(line, BACK[config]), config)


def _of_side(doc: Document, found: Iterable[Edit], choice: Choice) -> Iterator[Edit]:
    """Yield what of the edits *found* belongs to the side of *choice*."""
    source, goal = only(choice.side or "hant"), only(choice.goal)
    guests = bool(GUEST.search(doc.text))
    for edit in found:
        old = doc.text[edit.start : edit.end]
        line = doc.line_at(edit.start).text if guests else old
        if source.search(old) and not goal.search(old) and not (choice.foreign or (guests and GUEST.search(line))):
            yield edit
        else:
            new = _wanted(doc.line_at(edit.start).text, old, edit.new, choice)
            if new != old:
                yield edit._replace(new=new)


def _wanted(line: str, old: str, new: str, choice: Choice) -> str:
    """Return what *choice* makes of *old*, a part of *line*: all of *new*, single characters of it, or nothing."""
    counts = tally(line)
    if verdict(counts) in ("ja", "ko") or (choice.foreign and not is_chinese(line)):
        return old
    here, there = (counts.hant, counts.hans) if choice.side == "hant" else (counts.hans, counts.hant)
    if here >= there and (here or choice.script == choice.side):
        return new
    if not here or len(old) != len(new):
        return old
    source = only(choice.side or "hant")
    pairs = zip(old, new, strict=True)
    return "".join([after if source.match(before) and _is_slip(before, after) else before for before, after in pairs])


def _is_slip(before: str, after: str) -> bool:
    """Tell whether *before* has no place in the script of its line: Big5 has some Simplified forms, names rare ones."""
    return is_common(after) and (before in simplified() or not before.encode("big5", "ignore"))
