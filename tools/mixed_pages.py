"""Pages mixed of labelled ones: what is furniture must not be learned from the furniture of a few sites.

Called by ``train_boilerplate``.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from labelled_pages import Page

from textkit.rules.boilerplate._shape import Shapes

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

# How much a mixed page counts; how many have the tail of a third page, how many a shortened article, and how many
# hardly any furniture: fewer lines than that above, and below.
MIXED, THIRD, SHORT, BARE, FEW = 0.6, 0.5, 0.2, 0.3, 16
# How many pages that are no article are cut short when they are framed anew, to so many lines at least; and how many
# lines of furniture stand above and below, at most.
SHORTER, RUN, FRAMES = 0.5, 6, (0, 10, 50, 10**6)


def mixed(pages: Sequence[Page], dice: random.Random) -> Iterator[Page]:
    """Yield, for each article with furniture, its head around one in its language off another site, and a tail.

    What a site's furniture looks like must not be learned from what its articles look like, nor how long they are:
    some articles are cut short, and some tails are those of a third page.  Nor must a page with little furniture pass
    for one with none.
    """
    pages = [one for one in pages if one.article and {0, 1} <= set(one.labels.tolist())]
    same = defaultdict(list)
    for one in pages:
        same[one.lang].append(one)
    for one in pages:
        article = dice.choice(same[one.lang])
        below = dice.choice(same[one.lang]) if dice.random() < THIRD else one
        if one.sites.isdisjoint(article.sites):
            first, last = article.core
            if dice.random() < SHORT and last - first > 2:
                last = first + max(1, int((last - first) * dice.random()))
            above, under = one.core[0], len(below.lines) - below.core[1]
            if dice.random() < BARE:
                above, under = min(above, dice.randrange(FEW)), min(under, dice.randrange(FEW))
            start, end = one.core[0], below.core[1]
            yield joined((one, start - above, start), (article, first, last), (below, end, end + under))


def reframed(pages: Sequence[Page], dice: random.Random) -> Iterator[Page]:
    """Yield, for each page that is no article, its middle or a run of that, in furniture of articles in its language.

    Such pages are few: what is between head and tail must not be learned from the heads and tails of a few sites.
    """
    same = defaultdict(list)
    for one in pages:
        if one.article and {0, 1} <= set(one.labels.tolist()):
            same[one.lang].append(one)
    for one in pages:
        if one.article or len(set(one.labels.tolist())) < 2 or not same[one.lang]:
            continue
        above = dice.choice(same[one.lang])
        below = dice.choice(same[one.lang]) if dice.random() < THIRD else above
        first, last = one.core
        if dice.random() < SHORTER and last - first > RUN:
            size = dice.randint(RUN, last - first)
            first += dice.randint(0, last - first - size)
            last = first + size
        start, end = above.core[0], below.core[1]
        head, tail = max(0, start - dice.choice(FRAMES)), min(len(below.lines), end + dice.choice(FRAMES))
        yield joined((above, head, start), (one, first, last), (below, end, tail))


def joined(*parts: tuple[Page, int, int]) -> Page:
    """Return the page that the half-open runs of lines make."""
    shapes = [one.found.only(range(a, b)) for one, a, b in parts]
    return Page(
        [line for one, a, b in parts for line in one.lines[a:b]],
        Shapes(
            np.hstack([shape.table for shape in shapes]),
            [row for shape in shapes for row in shape.rows],
            np.concatenate([shape.own for shape in shapes]),
        ),
        np.concatenate([one.labels[a:b] for one, a, b in parts]),
        parts[1][0].article,
        parts[0][0].lang,
        frozenset().union(*(one.sites for one, _, _ in parts)),
        MIXED * min(one.counts for one, _, _ in parts),
    )
