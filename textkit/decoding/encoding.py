"""Encoding: text to bytes, refusing what does not fit, and giving back the bytes that decoding could not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.decoding import extra
from textkit.decoding.source import Run
from textkit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.edit import Edit


def encode(text: str, encoding: str, *, runs: Sequence[Run] = (), lost: Iterable[tuple[int, bytes]] = ()) -> bytes:
    """Return *text* in *encoding*, without a byte-order mark; with *runs*, each of them in its own.

    *lost* are offsets in *text*, in order, and the bytes that take the place of the character there.
    Raises ``UserError`` for an unknown encoding, and for the first character that does not fit, with its place.
    """
    extra.register()
    runs = runs or (Run(0, encoding),)
    marks = sorted([*((run.start, b"", run.encoding) for run in runs), *((at, data, "") for at, data in lost)])
    return b"".join(_pieces(text, [*marks, (len(text), b"", "")]))


def codec(name: str) -> str:
    """Return *name* if there is an encoding of that name; raises ``UserError`` otherwise."""
    extra.register()
    try:
        "".encode(name)
    except LookupError:
        raise UserError(f"unknown encoding {name!r}; try a codec name of Python, such as gb18030") from None
    return name


def _pieces(text: str, marks: Sequence[tuple[int, bytes, str]]) -> Iterator[bytes]:
    at, encoding = 0, marks[0][2]
    for place, data, name in marks:
        yield _part(text, at, place, encoding)
        yield data
        at, encoding = place + bool(data), name or encoding


def _part(text: str, start: int, end: int, encoding: str) -> bytes:
    try:
        return text[start:end].encode(codec(encoding))
    except UnicodeEncodeError as error:
        raise _unfit(text, start + error.start, encoding) from None


def _unfit(text: str, at: int, encoding: str) -> UserError:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    shown = f"U+{ord(text[at]):04X} {text[at]!r}"
    return UserError(f"line {line}, column {column}: the encoding {encoding} has no {shown}; utf-8 has")


def moved(runs: Iterable[Run], edits: Sequence[Edit]) -> list[Run]:
    """Return *runs* of a text as they stand after *edits*; a boundary in replaced text moves to its beginning."""
    after: dict[int, str] = {}
    left, shift = list(reversed(edits)), 0
    for start, encoding in runs:
        while left and left[-1].end <= start:
            edit = left.pop()
            shift += len(edit.new) - (edit.end - edit.start)
        inside = left and left[-1].start < start
        after[(left[-1].start if inside else start) + shift] = encoding
    return [Run(start, encoding) for start, encoding in after.items()]
