"""Pages to learn from: labelled pages as the boilerplate rules see them.

Called by ``train_boilerplate`` and ``mixed_pages``.  A page is a JSON object with ``raw`` (one line per block of the
page), ``labels`` (one digit per non-empty line of it: 1 article, 0 furniture, 2 neither counts), ``gold`` (the
article), ``kind``, ``lang``, ``site`` and, for pages without line breaks, ``raw_flat``; or a file of
``fixtures/labelled``, whose README says how it is written.  The gold of each page is a second page that is all article:
what is clean already must stay.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._shape import Shapes, measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

UNSPACED = ("zh", "ja")  # languages in dense scripts
# How much a page in a dense script counts, and a doubtful one.
DENSE, SUSPECT = 2.0, 0.3
# How much pages written by hand count: there are real articles enough, and hardly any real threads.
MORE_ARTICLES, MORE_OTHERS = 0.5, 1.5


class Page(NamedTuple):
    """The lines of a page with their labels; whether it is an article, its language, its sites, how much it counts."""

    lines: Sequence[str]
    found: Shapes
    labels: np.ndarray[Any, Any]
    article: bool
    lang: str
    sites: frozenset[str]
    counts: float

    @property
    def core(self) -> tuple[int, int]:
        """The half-open run of lines from the first of the article to the last; empty at 0 without any."""
        mine = np.flatnonzero(self.labels == 1)
        return (int(mine[0]), int(mine[-1]) + 1) if len(mine) else (0, 0)


def sources(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the pages of a file of JSON lines, or those written by hand in a folder."""
    if path.is_dir():
        yield from (handwritten(file) for file in sorted(path.glob("*.txt")))
    else:
        yield from (json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip())


def handwritten(file: Path) -> dict[str, Any]:
    """Return the page in a *file* of ``fixtures/labelled``; it is a site of its own."""
    head, _, body = file.read_text("utf-8").rstrip("\n").partition("\n---\n")
    found: dict[str, Any] = dict(line.split(": ", 1) for line in head.split("\n"))
    labels, lines = zip(*(line.split("|", 1) for line in body.split("\n")), strict=True)
    gold = [line for label, line in zip(labels, lines, strict=True) if label == "1"]
    found["counts"] = MORE_ARTICLES if found["kind"] == "article" else MORE_OTHERS
    found |= {"site": file.stem, "labels": "".join(labels), "raw": "\n".join(lines), "gold": "\n".join(gold)}
    return found | ({"raw_flat": "".join(lines)} if found["lang"] in UNSPACED else {})


def page(lines: Sequence[str], labels: Sequence[int], source: Mapping[str, Any], counts: float = 1.0) -> Page:
    """Return the page that *lines* make."""
    counts *= source.get("counts", 1.0)
    counts *= SUSPECT if source.get("suspect") else 1.0
    counts *= DENSE if source["lang"] in UNSPACED else 1.0
    return Page(
        lines,
        measured(lines),
        np.array(labels),
        source["kind"] == "article",
        source["lang"],
        frozenset([source["site"]]),
        counts,
    )


def by_line(sources: Iterable[dict[str, Any]]) -> Iterator[Page]:
    """Yield each page, and its gold as a page of its own."""
    for source in sources:
        pairs = zip((line for line in source["raw"].split("\n") if line), map(int, source["labels"]), strict=True)
        kept = [(line, label) for line, label in pairs if line.strip()]
        if kept:
            yield page([line for line, _ in kept], [label for _, label in kept], source)
        gold = [line for line in source["gold"].split("\n") if line.strip()]
        if gold:
            yield page(gold, [1] * len(gold), source)


def by_part(sources: Iterable[dict[str, Any]]) -> Iterator[Page]:
    """Yield each page that came without line breaks, and its gold as one line, both cut into parts."""
    for source in sources:
        if not source.get("raw_flat"):
            continue
        lines = [line for line in source["raw"].split("\n") if line]
        marks = painted(source["raw_flat"], lines, list(map(int, source["labels"])))
        yield parted(source["raw_flat"], marks, source)
        gold = "".join(source["gold"].split("\n"))
        if gold.strip():
            yield parted(gold, np.ones(len(gold), int), source)


def parted(text: str, marks: np.ndarray[Any, Any], source: dict[str, Any]) -> Page:
    """Return the page that the parts of *text* make; each has the label that most of its characters have."""
    spans = [(a, b) for a, b in chunks(text) if text[a:b].strip()]
    labels = [int(np.bincount(marks[a:b], minlength=3).argmax()) for a, b in spans]
    return page([text[a:b] for a, b in spans], labels, source)


def painted(flat: str, lines: Sequence[str], labels: Sequence[int]) -> np.ndarray[Any, Any]:
    """Return a label for each character of *flat*, from the labelled lines that it was made of."""
    places = [i for i, char in enumerate(flat) if not char.isspace()]
    folded = "".join(flat[i].lower()[0] for i in places)
    marks = np.zeros(len(flat), int)
    for want in (2, 1):
        at = 0
        for line, label in zip(lines, labels, strict=True):
            key = "".join(char.lower()[0] for char in line if not char.isspace())
            if label != want or len(key) < 2:
                continue
            start = folded.find(key, at)
            start = start if start >= 0 else folded.find(key)
            if start >= 0:
                marks[places[start] : places[start + len(key) - 1] + 1] = want
                at = start + len(key)
    return marks
