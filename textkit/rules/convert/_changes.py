"""Changes: a whole text with holes through OpenCC in one call, and what changed between the holes back in place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from textkit.edit import Note, by_line
from textkit.lazily import compiled
from textkit.rules.convert._context import checks
from textkit.rules.convert._mending import SENTENCE, doubtful, doubtful_places, mended
from textkit.rules.convert._opencc import converter, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.document import Document
    from textkit.edit import Edit

# Lone surrogates cannot be passed to OpenCC, and NUL ends its text; they are holes like the protected regions.
UNSENDABLE = compiled("[\x00\ud800-\udfff]+")


def changes(doc: Document, spans: Sequence[tuple[int, int]], configs: Sequence[str]) -> list[Edit]:
    """Return, in order, what *configs*, one after the other, change in *spans* of *doc*: an edit a line or less.

    Each gap between spans becomes one mark that OpenCC does not know, so the text is converted in one call and taken
    apart again; newlines and marks come back as they were sent.
    """
    text = doc.text
    try:
        made = _apart(text, list(_all_sendable(text, spans)) if "\0" in doc.ascii else spans, configs)
    except UnicodeEncodeError:
        made = _apart(text, list(_all_sendable(text, spans)), configs)
    why = f"OpenCC {'+'.join(configs)}"
    return [edit for (at, _), old, new in made if old != new for edit in by_line(at, old, new, why)]


def _apart(
    text: str, spans: Sequence[tuple[int, int]], configs: Sequence[str]
) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Return the spans, what stands in each and what becomes of it."""
    olds = [text[start:end] for start, end in spans]
    mark = next(c for c in map(chr, range(0xFDD0, 0x110000)) if c not in text) if len(olds) > 1 else ""
    got = mark.join(olds)
    for config in configs:
        got = converted(got, config)
    return zip(spans, olds, got.split(mark) if mark else [got], strict=True)


def converted(text: str, config: str) -> str:
    """Return what *config* makes of *text*, with the sentences where it chose wrongly done again."""
    made = whole(text, config)
    if len(made) != len(text) or config.endswith("p"):
        return (_mended_sentences if config.startswith("s2") else _mended_lines)(text, made, config)
    pieces: list[str] = []
    at = 0
    for start, end in doubtful(text, made, config):
        pieces += made[at:start], mended(text[start:end], made[start:end], config)
        at = end
    return "".join([*pieces, made[at:]]) if pieces else made


def _all_sendable(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        yield from _sendable(text, start, end)


def _sendable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for hole in UNSENDABLE.finditer(text, start, end):
        yield start, hole.start()
        start = hole.end()
    yield start, end


def _mended_lines(text: str, made: str, config: str) -> str:
    """Return *made*, which need not be as long as *text*, with the lines that are doubtful done again."""
    pairs = zip(text.split("\n"), made.split("\n"), strict=True)
    return "\n".join([mended(old, new, config) for old, new in pairs])


def _mended_sentences(text: str, made: str, config: str) -> str:
    """As ``_mended_lines``, where *config* reads Simplified."""
    places = list(doubtful_places(text, config))
    if not places:
        return made
    olds, news = SENTENCE.split(text), SENTENCE.split(made)
    if len(olds) != len(news):
        return _mended_lines(text, made, config)
    starts = list(accumulate(map(len, olds), initial=0))
    for i in {bisect_right(starts, place) - 1 for place in places}:
        news[i] = mended(olds[i], news[i], config)
    return "".join(news)


def doubts(text: str, spans: Sequence[tuple[int, int]], configs: Sequence[str]) -> Iterator[Note]:
    """Yield a note for each character of *spans* that could be meant otherwise, taken or not, if *configs* begin so."""
    if not configs[0].startswith("s2"):
        return
    for span in spans:
        for start, end in _sendable(text, *span):
            at = start
            for line in text[start:end].split("\n"):
                for check in checks(line, converter("s2t").convert(line)):
                    taken, left = (check.other, check.chosen) if check.sure else (check.chosen, check.other)
                    yield Note(at + check.at, at + check.at + 1, f"taken as {taken}; could be {left}")
                at += len(line) + 1
