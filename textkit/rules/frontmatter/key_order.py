from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from textkit.edit import tight
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of
from textkit.rules.frontmatter._lines import chunks
from textkit.rules.frontmatter._splice import meaning_of, proved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document
    from textkit.edit import Edit, Note
    from textkit.rules.frontmatter._block import Block


@rule(risk="safe", clue=block_of, about=["front matter"], opt_in=True)
def key_order(doc: Document, *, order: tuple[str, ...] = ()) -> Iterator[Edit | Note]:
    """Put the keys in the configured order, each with the lines of its value and the comments above it.

    Keys that `order` does not name follow, as they stood.  Without an order the rule is idle.

    ```diff order=title,date,tags
      ---
    - tags:
    - - 随笔
      title: 春天
    + # 写于山城
    + date: 2024-03-01
    + tags:
    + - 随笔
      draft: true
    - # 写于山城
    - date: 2024-03-01
      ---
    ```
    ```diff order=title,date
      {
    -   "date": "2024-03-01",
    -   "title": "春天"
    +   "title": "春天",
    +   "date": "2024-03-01"
      }
    ```
    ```keep order=title,date
    ---
    title: 春天
    # 写于山城
    date: 2024-03-01
    ---
    ```
    ```keep
    ---
    date: 2024-03-01
    title: 春天
    ---
    ```
    """
    block = block_of(doc)
    if block is None or not order:
        return
    names = [entry.name for entry in entries_of(block)]
    ranks = {name: rank for rank, name in enumerate(order)}
    turn = sorted(range(len(names)), key=lambda i: ranks.get(names[i], len(order)))
    if turn != list(range(len(names))):
        meaning = meaning_of(block)
        wanted = [meaning[i] for i in turn] + meaning[len(names) :]
        yield from proved(block, [_moved(block, turn)], wanted)


def _moved(block: Block, turn: Sequence[int]) -> Edit:
    """Return the edit that puts the entries of *block* in the order *turn*."""
    if block.format == "json":  # the commas stay where they are
        spans = [(entry.key.start, entry.value.end) for entry in entries_of(block)]
    else:
        spans = [(start, end) for _, start, end in chunks(block)]
    start, end = spans[0][0], spans[-1][1]
    gaps = [block.text[a[1] : b[0]] for a, b in pairwise(spans)] + [""]
    new = "".join(block.text[slice(*spans[i])] + gap for i, gap in zip(turn, gaps, strict=True))
    return tight(start, block.text[start:end], new, "the configured order of keys")
