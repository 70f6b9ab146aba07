"""Stretches: a whole text with holes through OpenCC in one call, and what changed between the holes back in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.edit import Note
from textkit.rules.convert._context import checks, is_doubtful, mended
from textkit.rules.convert._opencc import converter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# OpenCC takes no lone surrogate, and a text for it ends at a NUL: they are holes like the protected regions.
UNSENDABLE = re.compile("[\x00\ud800-\udfff]+")


class Stretch(NamedTuple):
    """A piece of one line between two holes: where it starts, what it was and what it became."""

    start: int
    old: str
    new: str


def stretches(text: str, spans: Sequence[tuple[int, int]], configs: Sequence[str]) -> Iterator[Stretch]:
    """Yield, in order, the stretches of *spans* of *text* that *configs*, one after the other, change.

    Each gap between spans becomes one mark that OpenCC does not know, so the text is converted in one call and taken
    apart again; newlines and marks come back as they were sent.
    """
    spans = [piece for span in spans for piece in _sendable(text, *span)]
    if not spans:
        return
    mark = next(c for c in map(chr, range(0xFDD0, 0x110000)) if c not in text)
    olds = [text[start:end] for start, end in spans]
    got = mark.join(olds)
    for config in configs:
        got = _converted(got, config)
    for (start, _), old, new in zip(spans, olds, got.split(mark), strict=True):
        if old != new:
            yield from _lines(start, old, new)


def _converted(text: str, config: str) -> str:
    """Return what *config* makes of *text*, line by line corrected by context."""
    made: str = converter(config).convert(text)
    if not is_doubtful(made, config):
        return made
    lines = zip(text.split("\n"), made.split("\n"), strict=True)
    return "\n".join([mended(before, after, config) for before, after in lines])


def _lines(start: int, old: str, new: str) -> Iterator[Stretch]:
    for before, after in zip(old.split("\n"), new.split("\n"), strict=True):
        if before != after:
            yield Stretch(start, before, after)
        start += len(before) + 1


def _sendable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for hole in UNSENDABLE.finditer(text, start, end):
        yield start, hole.start()
        start = hole.end()
    yield start, end


def doubts(text: str, spans: Sequence[tuple[int, int]], configs: Sequence[str]) -> Iterator[Note]:
    """Yield a note for each character of *spans* that could be meant otherwise, taken or not, if *configs* begin so."""
    if not configs[0].startswith("s2"):
        return
    for span in spans:
        for start, end in _without_surrogates(text, *span):
            at = start
            for line in text[start:end].split("\n"):
                for check in checks(line, converter("s2t").convert(line)):
                    taken, left = (check.other, check.chosen) if check.sure else (check.chosen, check.other)
                    yield Note(at + check.at, at + check.at + 1, f"taken as {taken}; could be {left}")
                at += len(line) + 1
