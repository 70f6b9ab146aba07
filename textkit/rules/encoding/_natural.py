"""Words of an alphabet, cased as people case them: mojibake never is."""

from __future__ import annotations

import re
from functools import cache

from textkit.lazily import compiled

# What text in an alphabet, any but ours of East Asia, is not made of.
STRANGE = compiled("[^\\w\\s!-~·“”‘’«»–—…№°\u0300-\u036f\u0590-\u1cff]")
# U+2E80 to U+FFFF, as what it is not: a class takes as long to compile as it has characters.
EAST_ASIAN = compiled("[^\x00-\u2e7f\U00010000-\U0010ffff]")
# Bullets, arrows and the like that stand alone; mojibake has two signs or more a character, so they touch.
ALONE = compiled("(?<![^\x00-\x7f])[\xa7\xa9\xae\u2022\u2122\u2190-\u2193\u25a0-\u25cf](?![^\x00-\x7f])")
WORD = compiled(r"[^\W\d_]+")
# For character classes: the same without the letters, and the letters of alphabets with a pair of cases.
SIGNS = "\t\n -@\\[-`{-~\xa0\xb0\xb7«»“”‘’–—…№"
CASED = (0xAA, 0xB5, 0xBA, *range(0xC0, 0x250), *range(0x370, 0x588), *range(0x1E00, 0x1F00))
UNCASED = "\xb2\xb3\xb9\xbc-\xbe\u0250-\u02c1\u0300-\u036f\u0590-\u109f"


def natural(text: str) -> bool:
    """Say whether *text* is words of an alphabet, cased as people case them."""
    if EAST_ASIAN.search(text):
        return False
    if STRANGE.search(text) and STRANGE.search(ALONE.sub("", text)):
        return False
    words = [word for word in WORD.findall(text) if not word.isascii()]
    odd = sum(not (w.islower() or w.isupper() or w[1:].islower() or w.lower() == w.upper()) for w in words)
    return 4 * odd <= len(words)  # a name may be cased otherwise


@cache
def unnatural() -> re.Pattern[str]:
    """Return what every line has that is not ``natural``, and few others: a strange sign, or a capital in a word.

    Only ranges and no ``\\w``, which costs five times as much, behind one character that is searched for fast: a page
    of Russian is searched for this.
    """
    letters = [char for char in map(chr, CASED) if char.isalpha()]
    lower = "".join(char for char in letters if not (char.isupper() or char.istitle()))
    upper = "A-Z" + "".join(char for char in letters if char.isupper())
    strange = f"[^{SIGNS}A-Za-z{lower}{upper}{UNCASED}]"
    # A capital behind a small letter, or behind a capital and before a small letter.
    capital = f"(?<=[^{SIGNS}{upper}].)|(?<=[{upper}].)(?=[^{SIGNS}{upper}])"
    return re.compile(f"[^{SIGNS}a-z{lower}{UNCASED}](?:(?<={strange})|{capital})")
