"""What the rules for escapes share: which characters they may write out, and how bytes in disguise are read."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rules.encoding._plausible import weigh
from textkit.rules.encoding._signs import EAST_ASIAN_LETTER as LETTER

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

# Punctuation that East Asian text shares with others.
SHARED = "·—‘’“”…‰※"

# `&#x9752;`, `&#38738;`, and those whose ampersand was escaped once more: `&amp;#38738;`.
REFERENCE = compiled(r"&(?P<again>amp;)*#(?:(?P<decimal>[0-9]{2,7})|[xX](?P<hexadecimal>[0-9A-Fa-f]{2,6}));")

NEAR = 60  # characters to either side that are looked at for what a text says of an escape
PROSE = compiled(f"{LETTER.pattern}|[A-Za-z]{{2,}}(?= [A-Za-z]{{2,}})")  # counts words of the West by the space behind
RANGE = compiled(r"[0-9A-Fa-f}]-\Z")  # of `[\u4e00-\u9fff]`
LITERAL = compiled(r"\b[bB][rR]?[\"']\Z")  # bytes in Python


def visible(text: str) -> bool:
    """Say whether *text* is characters beyond ASCII that show: no control, nothing invisible, no space but the wide."""
    return bool(text) and all(
        char > "\x7f" and (unicodedata.category(char)[0] in "LNPS" or char == "\u3000") for char in text
    )


def east_asian(char: str) -> bool:
    """Say whether *char* is East Asian: Han, kana, Hangul, their punctuation and full-width forms."""
    return char in SHARED or (
        (
            "\u2e80" <= char <= "\ud7ff"
            or "\uf900" <= char <= "\ufaff"
            or "\ufe30" <= char <= "\ufe4f"
            or char > "\ufeff"
        )
        and visible(char)
    )


def decoded(data: bytes) -> str | None:
    """Return *data* as UTF-8 or else GB 18030, or ``None`` if it does not look like East Asian text in either."""
    for codec in ("utf-8", "gb18030"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        beyond = [char for char in text if char > "\x7f"]
        likely = sum(map(east_asian, beyond)) >= 0.6 * len(beyond)
        if beyond and likely and (codec == "utf-8" or weigh(text).mean > -9.5):
            return text
    return None


def runs(text: str, pattern: re.Pattern[str], read: Callable[[str], str | None], why: str) -> Iterator[Edit]:
    """Yield an edit for each match of *pattern* that *read* can make text of, if it is no example of an escape."""
    for hit in pattern.finditer(text):
        fresh = read(hit[0])
        if fresh is not None and fresh != hit[0] and not shown(text, hit, fresh):
            yield Edit(*hit.span(), fresh, why)


def shown(text: str, hit: re.Match[str], fresh: str) -> bool:
    """Say whether a text speaks of the escape *hit*, which stands for *fresh*, and so means it as it stands.

    Such a text says what it stands for beside it, or sets it apart in a sentence that is not escaped; and a range or
    a literal belongs to code.  Where text was damaged, a sentence is escaped as a whole, or in the middle of a word.
    """
    before, after = text[max(0, hit.start() - NEAR) : hit.start()], text[hit.end() : hit.end() + NEAR]
    if (after[:1] == "-" and after[1:2] == hit[0][0]) or RANGE.search(before) or LITERAL.search(before):
        return True
    size = len(LETTER.findall(fresh))
    around = [hit.re.sub(" ", side) for side in (before.rpartition("\n")[2], after.partition("\n")[0])]
    if any(fresh in side for side in around) and not all(unicodedata.category(char)[0] == "P" for char in fresh):
        return True
    apart = not (LETTER.match(before[-1:]) or LETTER.match(after[:1]))
    return apart and 0 < size < sum(len(PROSE.findall(side)) for side in around)
