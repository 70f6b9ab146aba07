"""Dated: which lines of a page hold a date, or a moment of which the day must be known.

Called by ``_shape``.  A date that fills its line stands beside an article or a post; one inside a long line is told of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from textkit.rules.boilerplate._shape import Numbers

UNDATED, MOMENT, INSIDE, ALONE = range(4)  # what a line may be; from INSIDE on it has a date
FILLED, BRIEF = 24, 40  # units of a line that its date fills no more, and that a moment is not looked for in
LONG = 400  # characters of a line in which a date is looked for
DATE = compiled(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"  # 2024-07-26, 2024年7月26日
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d"  # 26.07.2024
    r"|\b\d{1,2}\.?\s+[^\W\d]{3,12}\.?,?\s+(?:19|20)\d\d"  # 26 July 2024
    r"|\b[^\W\d]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"  # July 26, 2024
)
CLOCK = compiled(r"\b\d{1,2}:\d{2}\b")
AGO = compiled(  # what boards write for the time of a post
    r"\d\s*(?:秒鐘?|分[钟鐘]?|小[时時]|時間|天|日|[周週]間?|星期|[个個ヶかカ]?月|年)之?前"  # 3 天前, 3日前
    r"|\d\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mos?|months?|y|yrs?|years?) ago\b"
    r"|\b(?:vor|hace|il y a|πριν(?: από)?|há)\s+\d"  # vor 3 Tagen
    r"|\d\s+[^\W\d]{2,9} (?:назад|temu|fa|geleden|sedan)\b"  # 3 dni temu
)


def dated(lows: Sequence[str], digits: NDArray[np.int64], units: Numbers) -> NDArray[np.uint8]:
    """Return what each line is, ``UNDATED`` to ``ALONE``; *lows* are in lower case, of so many *digits* and *units*."""
    found = np.full(len(lows), UNDATED, np.uint8)
    for i in np.flatnonzero(digits > 0).tolist():
        low = lows[i][:LONG]
        if ("20" in low or "19" in low) and DATE.search(low):
            found[i] = ALONE if units[i] < FILLED else INSIDE
        elif units[i] < BRIEF and ((":" in low and CLOCK.search(low)) or AGO.search(low)):
            found[i] = MOMENT
    return found
