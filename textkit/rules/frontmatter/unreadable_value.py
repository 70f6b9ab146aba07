from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from textkit.edit import Note, tight
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, read
from textkit.rules.frontmatter._generators import INDENT_BY_TAB, Generator
from textkit.rules.frontmatter._nodes import LIMIT, Fault
from textkit.rules.frontmatter._repair import repairs
from textkit.rules.frontmatter._simple import simple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit
    from textkit.rules.frontmatter._block import Block
    from textkit.rules.frontmatter._repair import Repair


@rule(risk="safe", clue=block_of, about=["front matter"])
def unreadable_value(doc: Document, *, generator: Generator = "") -> Iterator[Edit | Note]:
    """Repair metadata that no parser reads: quote a value, turn a tab into spaces, put a space after a colon.

    A page with such a block breaks the build or loses its title.  Only the lines where the parser stumbles are
    changed, and only if the whole block can then be read; otherwise it stays as it is, and the note says where the
    trouble is.  Templates and open quotes are never guessed at.  Hexo reads tabs, so in its projects they stay.

    ```diff
      ---
    - title: [转载] 春天: 二三事
    + title: '[转载] 春天: 二三事'
      tags:
    - ␉- 随笔
    + ␠␠- 随笔
      ---
    ```
    ```diff
      ---
    - layout:post
    - title: %d 与 %s
    - author: @someone  # 笔名
    + layout: post
    + title: '%d 与 %s'
    + author: '@someone'  # 笔名
      ---
    ```
    ```diff
      ---
    - title: 'Don't forget'
    - subtitle: "\\d+ 是数字"
    - 标签：
    - -␉随笔
    + title: "Don't forget"
    + subtitle: '\\d+ 是数字'
    + 标签:
    + - 随笔
      ---
    ```
    ```note
    ---
    tags: - 随笔
    ---
    ```
    ```keep generator=hexo
    ---
    tags:
    ␉- 随笔
    ---
    ```
    ```note
    ---
    title: {{ title }} 之外
    ---
    ```
    ```note
    +++
    title = 没有引号
    +++
    ```
    ```keep
    ---
    title: 'C++: 从零开始'
    tags: [a, b]
    ---
    ```
    """
    block = block_of(doc)
    if block is None or (block.format == "yaml" and len(block.text) <= LIMIT and simple(block.text)):
        return
    fault = read(block.text, block.format)
    if not isinstance(fault, Fault) or (generator in INDENT_BY_TAB and _readable_with_tabs(block)):
        return
    mended = repairs(block.text) if block.format == "yaml" and len(block.text) <= LIMIT else fault
    if isinstance(mended, Fault):
        at = min(block.start + mended.at, max(block.start, block.stop - 1))
        yield Note(at, at, f"this metadata cannot be read, and is left alone: {mended.problem}")
    else:
        yield from _edits(block, mended)


def _readable_with_tabs(block: Block) -> bool:
    """Return whether the block can be read as Hexo does: with spaces for the tabs that indent."""
    lines = block.text.split("\n")
    spaced = (line[: len(line) - len(line.lstrip())].replace("\t", "  ") + line.lstrip() for line in lines)
    return not isinstance(read("\n".join(spaced), "yaml"), Fault)


def _edits(block: Block, mended: list[Repair]) -> Iterator[Edit]:
    lines = block.text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for line, new, why in mended:
        yield tight(block.start + starts[line], lines[line], new, why)
