"""Which special characters a document has: the search that every rule of this job shares, and a clean page pays for.

Special is what a rule looks for by the character: controls, what is invisible or private, and what bytes beyond
ASCII look like in a Western encoding.  Signs of ASCII need none of this: `in` finds one of them twenty
times as fast as any pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from textkit.document import Document

# For character classes: Han, kana, Hangul, their punctuation and full-width forms; and with the marks they share.
SCRIPT = "\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee"
EAST_ASIAN = SCRIPT + "“”‘’—…"
# A letter of East Asia: a repair of mojibake that brings none turned the stars of a rating into brackets.
EAST_ASIAN_LETTER = compiled("[\u3005-\u3007\u3041-\u30fa\u3105-\u318e\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")

# Plain letters of Greek and Cyrillic: a page that begins with them is all special, and no rule asks which it has.
PLAIN = "\u0386-\u03ce\u0400-\u045f"
OTHER = compiled(f"[{PLAIN}][{PLAIN}]")

_CONTROL = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
_LATIN = "\xa0-\xa6\xa8-\xaf\xb2-\xb6\xb8-\xd6\xd8-\u0385\u03cf-\u03ff\u0460-\u04ff"  # with its accents
_MARKS = "\u201a\u201e\u2020\u2021\u2030\u20ac\u2122\u221a\u2500-\u259f"  # first bytes of UTF-8 in some code page
_INVISIBLE = "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff\ufff9-\ufffd\U000e0000-\U0010ffff"
_PRIVATE = "\ue000-\uf8ff"
_PARTS = "\u1161-\u1175\u3099\u309a"  # of syllables and kana
# What lost bytes and unwritten memory look like (the rule `replacement-run`), and quotes read as GBK.
_LOST = "锟烫屯葺鈥"
# Of the Han that letters are turned into (the rule `letters-as-han`), those that are rare as Han.
_LETTERS = "贰骋贬滨闯惭狈翱蚕搁罢鲍痴齿驰窜肠诲蹿驳丑颈箩濒尘苍辞辫辩谤蝉耻惫锄"
_SPECIAL = _CONTROL + _LATIN + _MARKS + _INVISIBLE + _PRIVATE + _PARTS + _LOST + _LETTERS
SPECIAL, BUT_LETTERS = compiled(f"[{_SPECIAL}{PLAIN}]"), compiled(f"[{_SPECIAL}]")
# A class and then its repetition: only a pattern that begins with one character is searched for fast.
RUN, RUN_BUT_LETTERS = (compiled(f"{one.pattern}{one.pattern}*") for one in (SPECIAL, BUT_LETTERS))


class _Signs(NamedTuple):
    chars: str
    other: bool


def _look(doc: Document) -> _Signs:
    first = SPECIAL.search(doc.text)
    if not first:
        return _Signs("", other=False)
    run = RUN.match(doc.text, first.start()) or first
    other = OTHER.search(run[0]) is not None
    runs = (RUN_BUT_LETTERS if other else RUN).findall(doc.text, first.start())
    return _Signs("".join({*"".join({*runs})}), other)


def signs(doc: Document) -> str:
    """Return the special characters of *doc*, each once, without plain Greek and Cyrillic letters on a page of them."""
    return doc.fact(_look).chars


def other(doc: Document) -> bool:
    """Say whether *doc* is a page of Greek or Cyrillic."""
    return doc.fact(_look).other


def special(pattern: re.Pattern[str]) -> Callable[[Document], bool]:
    """Return the clue that one of the special characters of a document is among those of *pattern*."""
    return lambda doc: bool(signs(doc)) and pattern.search(signs(doc)) is not None
