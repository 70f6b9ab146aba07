from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.regions import INLINE
from textkit.rule import rule
from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._claims import deletions, page_lines
from textkit.rules.boilerplate._template import FEW, key_of, own

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document, Line

WHY = "a line of the site's template"
ROUNDS = 8


@rule(risk="lossy", about=INLINE, opt_in=True)
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
    On a page that lost its line breaks they are segments at the beginning and at the end:
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
        found += _trimmed(left, before, behind)
    return iter(sorted(found))


def _trimmed(left: Sequence[Line], before: set[str], behind: set[str]) -> Iterator[Edit]:
    """Yield the edits that take segments from the beginning of the first of *left* and from the end of the last."""
    first, last = left[0], left[-1]
    start = _bounds(first.text, before, behind if first is last else set())[0]
    end = _bounds(last.text, before if first is last else set(), behind)[1]
    if start:
        yield Edit(first.start, first.start + start, "", WHY)
    if end < len(last.text.rstrip()):
        yield Edit(last.start + end, last.start + len(last.text.rstrip()), "", WHY)


def _bounds(text: str, before: set[str], behind: set[str]) -> tuple[int, int]:
    """Return where what is left of *text* begins and ends; all of it is left rather than nothing.

    What is left may fall into other segments, so it is looked at again until nothing more goes.
    """
    start, end = 0, len(text)
    for _ in range(ROUNDS):
        found = [*chunks(text[start:end])]
        keys = [key_of(text[start + a : start + b]) for a, b in found]
        first = len([*takewhile(before.__contains__, keys)])
        last = len(keys) - len([*takewhile(behind.__contains__, reversed(keys))])
        if first >= last or (first, last) == (0, len(keys)):
            break
        start, end = start + found[first][0], start + found[last - 1][1]
    return start, end
