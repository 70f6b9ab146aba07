"""Learn: which lines the pages of one site share, and where on the page they stand.

Called by the command line.  The files are read twice: first to find what recurs at all (``sketch``), in memory that
grows with the logarithm of the number of pages, then to count that exactly and to see where it stands.  Hashes of the
pages themselves, to tell copies, take some eighty bytes each, for the first million.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from textkit.document import Document
from textkit.newlines import fold
from textkit.rules.boilerplate._template import key_of, own, parts
from textkit.sketch import Sketch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FEWEST, SHARE = 3, 0.2  # a line of the template is on so many pages, and on such a share of them
EDGE = 500  # parts at either end of a page that are looked at; a template has no more
EXAMPLES = 3
WIDTH = 200  # pages that the sketch counts exactly
MOST = 1 << 20  # pages that are remembered, to tell copies
CLEAR = 0.9  # the share of its pages on which a line must stand around the page's own text to be one to remove


class Recurring(NamedTuple):
    """A line that recurs: as it stands on the first page, on how many pages, where, on which, and what to do.

    ``position`` is ``head`` (before the page's own text), ``tail`` (behind it), ``both``, or ``body``.
    """

    line: str
    pages: int
    position: str
    examples: tuple[str, ...]
    verdict: str


class Learned(NamedTuple):
    """What a site's pages share: how many there are, copies apart, and the lines, sorted."""

    pages: int
    lines: list[Recurring]


class _Seen:
    """What the second reading finds out about a key."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.where: Counter[str] = Counter()
        self.examples: list[str] = []


def learn(pages: Callable[[], Iterable[tuple[str, str]]], fewest: int = FEWEST, share: float = SHARE) -> Learned:
    """Return what recurs on *fewest* or more of *pages* and on a *share* of them or more.

    *pages* is called twice and gives the name and the text of each page.  A line is on so many pages exactly: the
    sketch may name too many (those on up to a tenth of *share* less), never too few, and the second reading counts.
    """
    sketch = Sketch(max(WIDTH, int(10 / share)))
    for _, _, keys, _ in _read(pages()):
        sketch.add(dict.fromkeys(keys))
    least = max(fewest, share * sketch.pages)
    found = _second(pages(), frozenset(sketch.frequent(least)))
    lines = [_recurring(seen) for seen in found.values() if seen.where["page"] >= least]
    return Learned(sketch.pages, sorted(lines, key=_order))


def _order(found: Recurring) -> tuple[int, int, str]:
    return ("head", "both", "tail", "body").index(found.position), -found.pages, found.line


def _read(pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str], list[bytes], bool]]:
    """Yield the name of each page that is no copy of another, its parts, their keys, and whether they are segments."""
    copies: set[bytes] = set()
    for name, text in pages:
        found, segmented = parts(Document(fold(text)[0]))
        texts = [part.text for part in found]
        if len(texts) > 2 * EDGE:
            texts = texts[:EDGE] + texts[-EDGE:]
        keys = [_hashed(key_of(text)) for text in texts]
        whole = blake2b(b"".join(keys), digest_size=8).digest()
        if whole in copies or not keys:
            continue
        if len(copies) < MOST:
            copies.add(whole)
        yield name, texts, keys, segmented


def _hashed(key: str) -> bytes:
    return blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()


def _second(pages: Iterable[tuple[str, str]], wanted: frozenset[bytes]) -> dict[bytes, _Seen]:
    """Return, for each key in *wanted*, on how many pages it is and where."""
    found: dict[bytes, _Seen] = {}
    for name, texts, keys, segmented in _read(pages):
        known = [key in wanted for key in keys]
        start, end = own(texts, known, segmented=segmented)
        places: dict[bytes, set[str]] = {}
        for i, key in enumerate(keys):
            if known[i]:
                found.setdefault(key, _Seen(texts[i].strip()))
                places.setdefault(key, {"page"}).add("head" if i < start else "tail" if i >= end else "body")
        for key, where in places.items():
            found[key].where.update(where)
            if len(found[key].examples) < EXAMPLES:
                found[key].examples.append(name)
    return found


def _recurring(seen: _Seen) -> Recurring:
    """Return what has been *seen*, judged: only what stands around the text, and has a word in it, is to go."""
    where, pages = seen.where, seen.where["page"]
    position = "body"
    if where["body"] <= (1 - CLEAR) * pages:
        ends = [end for end in ("head", "tail") if where[end] >= (1 - CLEAR) * pages]
        position = "both" if len(ends) > 1 else ends[0] if ends else "body"
    word = any(c.isalpha() for c in seen.line)
    verdict = "remove" if position != "body" and word else "keep"
    return Recurring(seen.line, pages, position, tuple(seen.examples), verdict)
