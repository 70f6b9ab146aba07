"""Title: which line above the article is its headline.

Called by ``page_furniture``, which keeps that line.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from textkit.rules.boilerplate._cues import START, WHOLE
from textkit.rules.boilerplate._shape import DENSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.rules.boilerplate._page import Judged
    from textkit.rules.boilerplate._shape import Shape

DATE, SEPARATORS = DENSE.index("date"), DENSE.index("separators")
WORD = re.compile(r"[^\W\d_]{4,}|[\u3400-\u9fff](?=[\u3400-\u9fff])")
SAMPLE = 3000  # characters of the article that a headline is compared with
REACH = 60  # lines above the article that are looked at


def title(lines: Sequence[str], judged: Judged) -> int | None:
    """Return the index of the headline in *lines*, or ``None`` if no line above the article looks like one."""
    solid = [i for i, keep in enumerate(judged.keep) if keep and judged.shapes[i].solid]
    start = solid[0] if solid else next((i for i, keep in enumerate(judged.keep) if keep), 0)
    body = "".join(islice((lines[i].lower() for i in range(start, len(lines)) if judged.keep[i]), 40))[:SAMPLE]
    keys = ["".join(line.lower().split()) for line in lines[: start + 1]]
    best, found = 1.0, None
    for i in range(max(0, start - REACH), start):
        echo = any(keys[i] in key for key in keys[:i] if len(key) > len(keys[i]))
        score = _form(judged.shapes[i]) + 4.0 * _shared(lines[i].lower(), body) + 1.5 * echo - 0.05 * (start - i)
        if score > best:
            best, found = score, i
    return found


def _form(shape: Shape) -> float:
    """Return how much the line looks like a headline by itself."""
    if not 4 <= shape.units <= 70 or shape.codes[DATE] == 3 or any(cue.place == WHOLE for cue in shape.cues):
        return -9.0
    opened = any(cue.place == START for cue in shape.cues)
    return min(shape.units, 20) / 20 - 0.5 * (shape.codes[SEPARATORS] // 2) - 0.8 * opened


def _shared(line: str, body: str) -> float:
    """Return the share of the words (pairs of ideographs) of *line* that *body* has too."""
    words = {line[m.start() : m.end() + (m[0] >= "\u3400")] for m in WORD.finditer(line)}
    return sum(word in body for word in words) / (len(words) + 4)
