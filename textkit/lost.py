"""Lost bytes: where the U+FFFD stand that stand for bytes which could not be decoded, before and after edits.

Called by ``files`` and ``journal``, so that such bytes are given back instead of being lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.decoding import Source
    from textkit.edit import Edit
LOST = "\ufffd"


def kept(source: Source, edits: Sequence[Edit]) -> Iterator[tuple[int, bytes]]:
    """Yield each U+FFFD that *edits* of ``source.text`` let stand for lost bytes: its offset after them, the bytes.

    Raises ``UserError`` where an edit removes some and leaves others, so that it cannot be told which.
    """
    left, shift = iter(edits), 0
    edit = next(left, None)
    for _, lost, spot in source.losses:
        while edit and edit.end <= spot:
            shift += len(edit.new) - (edit.end - edit.start)
            edit = next(left, None)
        if not edit or spot < edit.start:
            yield spot + shift, lost
        elif LOST in edit.new:
            yield edit.start + shift + _inside(source.text, edit, spot), lost


def _inside(text: str, edit: Edit, spot: int) -> int:
    """Return where in ``edit.new`` the U+FFFD stands that stood at *spot* in *text*."""
    if edit.new.count(LOST) != text.count(LOST, edit.start, edit.end):
        raise UserError("an edit touches bytes that could not be decoded; not written, name the encoding instead")
    at = -1
    for _ in range(text.count(LOST, edit.start, spot + 1)):
        at = edit.new.index(LOST, at + 1)
    return at
