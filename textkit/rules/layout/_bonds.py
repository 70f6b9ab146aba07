"""How strongly two Han belong together: whether a gap or a line end between them stands inside a text or a word.

Of the neighbours inside Chinese sentences four in ten are halves of a word, and the mean bond is 1.8; of the last and
the first character of lines that are no sentence together, one in a hundred, and the mean is -0.7 (9,000 pairs on
scraped pages, half of them of either kind).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit import frequencies
from textkit.lazily import compiled
from textkit.rules.layout._han import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_BEGINNING = frozenset("，、。；：！？")  # a line that begins with one is the rest of another
IDEOGRAPH = compiled(rf"[{HAN}]")
# Two characters are halves of a word if the second is e² (seven) times likelier behind the first than anywhere.
WORD = 2.0
# The mean bond from which characters are a text; lists of surnames, strokes or seasons stay below it.
TEXT = 0.5


def bond(one: str, two: str) -> float:
    """Return the logarithm of how much likelier *two* is behind *one* than anywhere, in the script that knows both."""
    tables = (frequencies.table("hans"), frequencies.table("hant"))
    return max(table.pair(one, two) - table.chars.get(two, frequencies.UNKNOWN) for table in tables)


def is_text(pairs: Iterable[tuple[str, str]]) -> bool:
    """Say whether *pairs* of characters are neighbours in a text; those that are not both Han say nothing."""
    bonds = [bond(one, two) for one, two in pairs if IDEOGRAPH.match(one) and IDEOGRAPH.match(two)]
    return bool(bonds) and sum(bonds) >= TEXT * len(bonds)
