"""Encoding: text to bytes, refusing what does not fit, and giving back the bytes that decoding could not read."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from textkit.decoding import extra
from textkit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.decoding.source import Source
    from textkit.edit import Edit


def encode(text: str, encoding: str) -> bytes:
    """Return *text* in *encoding*, without a byte-order mark.

    Raises ``UserError`` for an unknown encoding, and for the first character that does not fit, with its place.
    """
    return _part(text, 0, len(text), encoding)


def restored(text: str, source: Source, edits: Sequence[Edit] = ()) -> bytes:
    """Return *text*, which *edits* made of ``source.text``, as bytes like those that *source* was decoded from.

    Each line keeps its encoding, and each loss that no edit touched is its own bytes again, so that text without
    edits gives back the input (but for bytes that say one thing in two ways).  Raises ``UserError`` as ``encode``.
    """
    move = _Move(edits)
    runs = [(move(run.start), run.encoding) for run in source.runs] or [(0, source.encoding)]
    losses = [(move(loss.at), loss.data) for loss in source.losses if not move.hit(loss.at)]
    ends = [*(start for start, _ in runs[1:]), len(text)]
    pieces = [source.bom]
    for (start, name), end in zip(runs, ends, strict=True):
        mine = [(at, data) for at, data in losses if start <= at < end]
        pieces += _with_losses(text, start, end, name, mine)
    return b"".join(pieces)


def _with_losses(
    text: str, start: int, end: int, encoding: str, losses: Sequence[tuple[int, bytes]]
) -> Iterator[bytes]:
    for at, data in losses:
        yield _part(text, start, at, encoding)
        yield data
        start = at + 1
    yield _part(text, start, end, encoding)


def _part(text: str, start: int, end: int, encoding: str) -> bytes:
    extra.register()
    try:
        return text[start:end].encode(encoding)
    except UnicodeEncodeError as error:
        raise _unfit(text, start + error.start, encoding) from None
    except LookupError:
        raise UserError(f"unknown encoding {encoding!r}; try a codec name of Python, such as gb18030") from None


def _unfit(text: str, at: int, encoding: str) -> UserError:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    character = text[at]
    shown = f"{character!r} (U+{ord(character):04X})"
    return UserError(f"line {line}, column {column}: {shown} does not fit in {encoding}; utf-8 and gb18030 hold all")


class _Move:
    """Maps an offset before some edits to the offset after them; inside replaced text, to its beginning."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._grown = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]

    def __call__(self, at: int) -> int:
        i = bisect_right(self._starts, at)
        if self.hit(at):
            return self._edits[i - 1].start + self._grown[i - 1]
        return at + self._grown[i]

    def hit(self, at: int) -> bool:
        """Tell whether *at* is inside text that an edit replaced."""
        i = bisect_right(self._starts, at)
        return i > 0 and at < self._edits[i - 1].end
