"""What the rules for escapes share: which characters they may write out, and how bytes in disguise are read."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rules.encoding._plausible import weigh

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

# Punctuation that East Asian text shares with others.
SHARED = "·—‘’“”…‰※"


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
    """Yield an edit for each match of *pattern* that *read* can make text of."""
    for hit in pattern.finditer(text):
        fresh = read(hit[0])
        if fresh is not None and fresh != hit[0]:
            yield Edit(*hit.span(), fresh, why)
