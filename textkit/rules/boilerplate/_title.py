"""Title: which line above the article is its headline.

Called by ``_settled``, which keeps that line.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.boilerplate._cues import END, KINDS, START, WHOLE, Cue
from textkit.rules.boilerplate._dated import MOMENT
from textkit.rules.boilerplate._endings import COLON_END, ELLIPSIS, PERIOD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.rules.boilerplate._page import Judged
    from textkit.rules.boilerplate._shape import Shape

# The stem of a word, or an ideograph that another follows.
WORD = compiled(r"[^\W\d_\u3040-\u9fff]{4,5}|[\u3040-\u9fff](?=[\u3040-\u9fff])")
SAMPLE, PARAGRAPHS = 3000, 40  # how much of the article a headline is compared with
REACH = 60  # lines above the article that are looked at
LONG = 60  # units that no headline has
LEAST = -2.5  # log odds under which a line is no headline
RIVAL = 1.5  # a line this close to the best one is kept too
DATES = (0.0, 0.0, 2.2, 3.6)  # what a date takes away, by how much of the line it is
ENDS = {PERIOD: 3.5, COLON_END: 1.3, ELLIPSIS: 0.9}  # and how the line ends
HELD = 1.6  # what it adds that another line holds this one
BYLINE = KINDS.index("byline")
# How a line begins or ends that leads to the page: 当前位置：首页 > 新闻 > 正文
TRAIL = frozenset(Cue(KINDS.index("breadcrumb"), place) for place in (START, END))


class Head(NamedTuple):
    """What the lines above an article are compared with: its first lines in lower case, themselves without space.

    ``dated`` says which of them, and the first line of the article, hold a date; ``trails``, which are a breadcrumb.
    """

    body: str
    keys: Sequence[str]
    all: str
    times: Counter[str]
    dated: Sequence[bool]
    trails: Sequence[bool]


def titles(lines: Sequence[str], shapes: Sequence[Shape], judged: Judged) -> frozenset[int]:
    """Return the index of the headline in *lines*, and of a close rival; none if no line above the article fits."""
    kept = [i for i, keep in enumerate(judged.keep) if keep]
    start = next((i for i in kept if shapes[i].solid), kept[0] if kept else 0)
    body = "".join(lines[i][:SAMPLE].lower() for i in kept[kept.index(start) :][:PARAGRAPHS])[:SAMPLE] if kept else ""
    keys = ["".join(line[:SAMPLE].lower().split()) for line in lines[:start]]
    dated = [shape.date > MOMENT for shape in shapes[: start + 1]]
    trails = [not TRAIL.isdisjoint(shape.cues) for shape in shapes[:start]]
    head = Head(body, keys, "\n".join(keys), Counter(keys), dated, trails)
    looks = {i: _looks(shapes[i], head, i) - 0.23 * judged.scores[i] for i in range(max(0, start - REACH), start)}
    scores: dict[int, float] = {}
    least = LEAST
    bounds = {i: look + _most(lines[i]) for i, look in looks.items()}
    for i in sorted(bounds, key=lambda i: -bounds[i]):
        if bounds[i] <= least:
            break  # what the article says of this line and the rest decides nothing
        scores[i] = looks[i] + _echo(lines[i], head, i)
        least = max(least, scores[i] - RIVAL)
    best = sorted(scores, key=lambda i: (-scores[i], i))[:2]
    return frozenset(i for i in best if scores[i] > max(LEAST, scores[best[0]] - RIVAL))


# A score is the log odds that a line is the headline (a logistic regression over labelled pages).


def _looks(shape: Shape, head: Head, i: int) -> float:
    """Return what the form of line *i* and its place say."""
    far = len(head.dated) - 1 - i
    return (
        _form(shape)
        + 1.5 * (head.times[head.keys[i]] > 1)
        - 1.3 * math.log1p(far)
        - 1.2 * (far == 1)
        + 0.4 * (far in (2, 3))
        + 1.7 * (True in head.dated[i + 1 : i + 4])
        - 1.5 * (True in head.dated[max(0, i - 2) : i])
        + 1.7 * (i > 0 and head.trails[i - 1])
        - 3.0
    )


def _echo(line: str, head: Head, i: int) -> float:
    """Return what the article and the other lines add that hold line *i* or its words."""
    words, key = _words(line[:SAMPLE].lower()), head.keys[i]
    held = head.all.count(key) > head.times[key]  # by a longer line: the title of the window
    return _shared(sum(word in head.body for word in words), len(words)) + HELD * held


def _most(line: str) -> float:
    """Return the most that ``_echo`` may be: every word shared, of as many as may be in a line of this length."""
    long = line.isascii() or max(line) < "\u3040"  # words of four letters at least
    words = len(line) // (4 if long else 1) + 1
    return _shared(words, words) + HELD


def _shared(shared: int, words: int) -> float:
    return 2.7 * shared / (words + 3) + 0.4 * min(shared, 8)


@lru_cache(maxsize=1 << 10)
def _words(line: str) -> frozenset[str]:
    """Return the words of *line*; a page is looked at several times."""
    return frozenset(line[hit.start() : hit.end() + (hit[0] >= "\u3040")] for hit in WORD.finditer(line))


def _form(shape: Shape) -> float:
    """Return what the line's own form adds."""
    form = min(shape.size, 40) * 0.034 - 2.9 * (shape.size < 6) - 2.5 * (shape.size > 45)
    if shape.cues:
        places = {cue.place for cue in shape.cues}
        form -= 1.2 * (WHOLE in places) + 0.5 * (START in places)
        form -= 1.5 * any(cue.kind == BYLINE for cue in shape.cues)
    return form - DATES[shape.date] - 0.5 * min(shape.bars, 3) - 0.9 * shape.address - ENDS.get(shape.ending, 0.0)
