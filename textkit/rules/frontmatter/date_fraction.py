from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of
from textkit.rules.frontmatter._splice import meaning_of, proved, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Note

FRACTION = compiled(r"\d{4}-\d\d?-\d\d?[T ]\d\d?:\d\d:\d\d(\.\d+)")


@rule(risk="lossy", clue=block_of, about=["front matter"], opt_in=True)
def date_fraction(doc: Document) -> Iterator[Edit | Note]:
    """Drop the fraction of a second from dates.

    Every generator reads it; it is what a program wrote rather than a person.

    ```diff
      ---
    - date: 2024-03-01 08:30:00.123456
    + date: 2024-03-01 08:30:00
    - updated: '2024-03-01T08:30:00.000Z'
    + updated: '2024-03-01T08:30:00Z'
      ---
    ```
    ```keep
    ---
    date: 2024-03-01 08:30:00
    version: 1.2.345
    ---
    2024-03-01 08:30:00.123456
    ```
    """
    block = block_of(doc)
    if block is None or not FRACTION.search(block.text):
        return
    meaning = meaning_of(block)
    edits: list[Edit] = []
    for entry in entries_of(block):
        cut = FRACTION.match(block.text, entry.value.start + len(entry.value.style))
        if cut and cut.end() <= entry.value.end and entry.value.kind in {"date", "str"}:
            edits.append(Edit(*cut.span(1), "", "a fraction of a second"))
            new = entry.value.text.replace(cut[1], "", 1)
            meaning = replaced(meaning, entry.name, _like(dict(meaning)[entry.name], new))
    yield from proved(block, edits, meaning)


def _like(old: object, text: str) -> object:
    """Return *text* as what *old* is: a YAML date, a TOML date, or a string."""
    if isinstance(old, tuple):
        return (old[0], text)
    replace = getattr(old, "replace", None)
    return text if isinstance(old, str) or replace is None else replace(microsecond=0)
