from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import Note, tight
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of, read
from textkit.rules.frontmatter._dates import reading
from textkit.rules.frontmatter._generators import DATES, Generator, verdict
from textkit.rules.frontmatter._nodes import Tree
from textkit.rules.frontmatter._splice import meaning_of, proved, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit
    from textkit.rules.frontmatter._block import Block
    from textkit.rules.frontmatter._nodes import Node

LINE = compiled(
    r"^[ \t]*[\"']?(?P<key>\w+)[\"']?[ \t]*[:=](?P<value>.*)$",
    re.MULTILINE,
)
KEYS = frozenset(key for keys in DATES.values() for key in keys)
# What all three read; everything else is looked at.
SOUND = compiled(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d| [+-]\d{4})?)?")


@rule(risk="safe", clue=block_of, about=["front matter"])
def unreadable_date(doc: Document, *, generator: Generator = "") -> Iterator[Edit | Note]:
    """Write the dates that the generator cannot read in the form that it can.

    Idle until the generator is known.  The moment stays the same: no offset is put in or taken out, quotes stay, and
    where month and day cannot be told apart the date is reported.

    ```diff generator=hugo
      ---
    - date: 2024/3/1
    + date: 2024-03-01
    - lastmod: "2024-03-01 08:30"
    + lastmod: "2024-03-01 08:30:00"
      ---
    ```
    ```diff generator=hexo
      ---
    - date: 2024年3月1日8:30:00
    + date: 2024-03-01 08:30:00
      ---
    ```
    ```diff generator=jekyll
      ---
    - date: 2024-03-01 08：30：00
    + date: 2024-03-01 08:30:00
      ---
    ```
    ```diff generator=hugo
      ---
    - date: 3/31/2024
    + date: 2024-03-31
      ---
    ```
    ```note generator=hugo
    ---
    date: 03/04/2024
    ---
    ```
    ```note generator=jekyll
    ---
    date:
    ---
    ```
    ```keep generator=hexo
    ---
    date: 2024/3/1 8:30
    ---
    ```
    ```keep
    ---
    date: 2024/3/1
    ---
    ```
    """
    block = block_of(doc) if generator else None
    if block is None or all(map(_sound, LINE.finditer(block.text))):
        return
    for entry in entries_of(block):
        if entry.name in DATES[generator]:
            yield from _mended(block, entry.name, entry.value, generator)


def _sound(line: re.Match[str]) -> bool:
    """Return whether *line* has no date, or one that every generator reads."""
    return line["key"] not in KEYS or SOUND.fullmatch(line["value"].strip(" \t,\"'")) is not None


def _mended(block: Block, name: str, value: Node, generator: str) -> Iterator[Edit | Note]:
    if value.kind == "null" or (value.kind == "str" and not value.text.strip()):
        what = verdict(generator, hugo="the year 1", hexo="the time of the build", jekyll="an error")
        yield Note(block.start + value.start, block.start + value.end, f"an empty {name} is, in {what}")
        return
    if value.kind not in {"str", "date"} or value.style not in ("", '"', "'"):
        return
    new, why = reading(value.text, generator)
    if new:
        raw = block.text[value.start : value.end]
        fresh = raw.replace(value.text, new)
        said = read(f"k: {fresh}" if block.format == "yaml" else f'{{"k": {fresh}}}', "yaml")
        wanted = replaced(meaning_of(block), name, said.meaning[0][1] if isinstance(said, Tree) else new)
        yield from proved(block, [tight(value.start, raw, fresh, why)], wanted)
    elif why:
        yield Note(block.start + value.start, block.start + value.end, why)
