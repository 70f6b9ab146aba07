"""Files whose lines are in different encodings: logs, mailboxes, pages put together by careless programs.

Only lines that do not read well in the file's main encoding are looked at, and one is taken for another encoding
only if it reads there without loss and far better.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from textkit.decoding.evidence import CANDIDATES, family, reading
from textkit.decoding.likelihood import FLOOR
from textkit.decoding.lossless import decoded
from textkit.decoding.source import Loss, Run
from textkit.decoding.utf8 import is_utf8, reads, utf8_evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.decoding.likelihood import Score

# Nats between two readings of a line, nats per character of the better, and how many characters that takes.
_CLEAR, _GOOD, _SOME = 40.0, -9.0, 4
_EVEN = -8.0  # nats per character: a window of one encoding reads better than that
_SMALL = 4096  # bytes, of which each line can be looked at


def is_uneven(pieces: Sequence[bytes], main: str) -> bool:
    """Tell whether some line in *pieces*, which are a sample, is not in the encoding *main* of the rest."""
    if main == "utf-8" or sum(map(len, pieces)) < _SMALL or family(main) not in CANDIDATES:
        doubtful = pieces
    else:
        doubtful = [piece for piece in pieces if reading(piece, main).mean < _EVEN]
    return any(name != main for piece in doubtful for name, _ in stretches(piece, main))


def stretches(data: bytes, main: str) -> list[tuple[str, bytes]]:
    """Return *data* as stretches of whole lines, each with its encoding; it is one stretch if all are in *main*."""
    if main.startswith(("utf-16", "utf-32", "iso2022", "hz")):
        return [(main, data)]
    *lines, last = data.split(b"\n")
    named = groupby(_named([*(line + b"\n" for line in lines), last], main), key=itemgetter(0))
    return [(name, b"".join(line for _, line in rows)) for name, rows in named]


def _named(lines: Iterable[bytes], main: str) -> Iterator[tuple[str, bytes]]:
    """Yield each line with its encoding; a line of ASCII goes with the one before it."""
    rivals = [name for name in ("utf-8", *CANDIDATES) if name != family(main)]
    current = main
    for line in lines:
        if not line.isascii():
            current = _encoding(line, main, rivals)
            if current != main:  # the next line of that kind finds it first
                rivals.remove(current)
                rivals.insert(0, current)
        yield current, line


def _encoding(line: bytes, main: str, rivals: Iterable[str]) -> str:
    """Return the encoding of *line*: *main* unless it reads badly in that and well in a rival."""
    if main == "utf-8" and (reads(line, main) or utf8_evidence([line]) > 0):
        return main
    if is_utf8(line) or not (main == "utf-8" or family(main) in CANDIDATES):
        return "utf-8" if is_utf8(line) else main
    own = reading(line, main)
    if own.mean > FLOOR:
        return main
    others = ((name, reading(line, name)) for name in rivals if reads(line, name))
    return next((name for name, other in others if _is_clear(other, own)), main)


def _is_clear(other: Score, own: Score) -> bool:
    return other.signs >= _SOME and other.mean > _GOOD and other.nats - own.nats > _CLEAR


def joined(parts: Iterable[tuple[str, bytes]]) -> tuple[str, tuple[Loss, ...], tuple[Run, ...]]:
    """Return the text of *parts*, what was lost in them, and where in the text each begins."""
    texts: list[str] = []
    losses: list[Loss] = []
    runs: list[Run] = []
    at = offset = 0  # in characters, in bytes
    for name, data in parts:
        text, lost = decoded(data, name, offset)
        runs.append(Run(at, name))
        losses += (loss._replace(at=loss.at + at) for loss in lost)
        texts.append(text)
        at, offset = at + len(text), offset + len(data)
    return "".join(texts), tuple(losses), tuple(runs)
