"""What a repair would uncover: lines that pass for mojibake only once something smaller on them is mended.

Called by rules that run behind those for mojibake; such a line stays as it is, so that a second run finds nothing new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.document import Document
from textkit.edit import Edit, apply
from textkit.rules.encoding._damage import repairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.edit import Note


def mojibakes(doc: Document) -> list[Edit]:
    """Return all repairs of East Asian mojibake in *doc*."""
    return [*repairs(doc, lossy=False), *repairs(doc, lossy=True)]


def unlike(doc: Document, found: list[Edit], look: Callable[[Document], Iterable[Edit | Note]]) -> Iterator[Edit]:
    """Yield what was *found* in *doc*, which changes no newline, but on lines where *look* finds more afterwards."""
    after = Document(apply(doc.text, found), doc.dialect)
    ends = [(after.place(edit.start)[0], after.place(max(edit.start, edit.end - 1))[0]) for edit in look(after)]
    lines = {line for first, last in ends for line in range(first, last + 1)}
    return (edit for edit in found if doc.place(edit.start)[0] not in lines)
