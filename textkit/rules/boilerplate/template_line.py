from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit, apply, compose
from textkit.regions import INLINE
from textkit.rule import rule
from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._claims import PAGE_WIDE, deletions, page_lines
from textkit.rules.boilerplate._template import FEW, key_of, own

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document, Line

WHY = "a line of the site's template"
ROUNDS = 16  # looks at what is left of a page on one line; one that is then not at rest is left alone


@rule(risk="lossy", about=INLINE, opt_in=True, wakes=PAGE_WIDE)
def template_line(
    doc: Document, *, head: tuple[str, ...] = (), tail: tuple[str, ...] = (), anywhere: tuple[str, ...] = ()
) -> Iterator[Edit]:
    """Delete the lines that a site puts on its pages, as `textkit learn` found them.

    Idle until it is told the lines.  White space, numbers and dates in them do not matter.  Those of `head` go before
    the first sentence of the page's own, those of `tail` behind the last, those of `anywhere` wherever they stand.
    A page without any sentence of its own is left alone.

    ```diff head=小城网,阅读1次 tail=首页｜地图
    - 小城 网
    - 阅读 4021 次
      昨天上午，停业三个月的老书店重新开门，门口排起了长队。
      小城网
    - 首页 ｜ 地图
    ```
    On a page that lost its line breaks they are segments before its first clause and behind its last:
    ```diff head=小城网 tail=首页,地图
    - 小城网 昨天上午，停业三个月的老书店重新开门，门口排起了长队。首页 地图
    + 昨天上午，停业三个月的老书店重新开门，门口排起了长队。
    ```
    ```keep head=小城网
    昨天上午，停业三个月的老书店重新开门，门口排起了长队。
    小城网
    店主说，书架是邻居们帮忙搬的，旧书也有一半是大家送来的。
    ```
    ```keep head=小城网
    小城网
    ```
    """
    before, behind, always = ({key_of(line) for line in lines} for lines in (head, tail, anywhere))
    known = before | behind | always
    if not known:
        return iter(())
    lines = doc.fact(page_lines)
    keys = [key_of(line.text) for line in lines]
    told = [key in known for key in keys]
    start, end = own([line.text for line in lines], told, segmented=False)
    gone = [
        line
        for i, (line, key) in enumerate(zip(lines, keys, strict=True))
        if key in always or (i < start and key in before) or (i >= end and key in behind)
    ]
    left = [line for line, mine in zip(lines, told, strict=True) if not mine]
    found = [*deletions(doc.text, ((line, WHY) for line in gone))]
    if left and len(left) <= FEW:
        found += _segments(left, before, behind)
    return iter(sorted(found))


def _segments(left: Sequence[Line], before: set[str], behind: set[str]) -> Iterator[Edit]:
    """Yield the edits that take segments out of the lines *left*, before their first clause and behind their last.

    What is left falls into other segments, so it is looked at again until nothing more goes.
    """
    texts, nets = [line.text for line in left], [list[Edit]() for _ in left]
    for _ in range(ROUNDS):
        fresh = _gone(texts, before, behind)
        if not any(fresh):
            for line, net in zip(left, nets, strict=True):
                yield from (Edit(line.start + start, line.start + end, "", WHY) for start, end, _, _ in net)
            return
        nets = [compose(text, net, new) for text, net, new in zip(texts, nets, fresh, strict=True)]
        texts = [apply(text, new) for text, new in zip(texts, fresh, strict=True)]


def _gone(texts: Sequence[str], before: set[str], behind: set[str]) -> list[list[Edit]]:
    """Return the segments to take out of each of *texts*, as edits of it."""
    found = [(i, *span) for i, text in enumerate(texts) for span in chunks(text)]
    parts = [texts[i][a:b] for i, a, b in found]
    keys = [key_of(part) for part in parts]
    start, end = own(parts, [key in before or key in behind for key in keys], segmented=True)
    gone: list[list[Edit]] = [[] for _ in texts]
    for at, (i, a, b) in enumerate(found):
        if (at < start and keys[at] in before) or (at >= end and keys[at] in behind):
            stop = min(b, len(texts[i].rstrip())) if b == len(texts[i]) else b
            if not texts[i][a - 1 : a].isalnum():  # else two words would grow together
                gone[i].append(Edit(a, stop, "", WHY))
    return gone
