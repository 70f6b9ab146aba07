#!/usr/bin/env python3
"""Derive the weights of the boilerplate rules from labelled pages.

    python tools/train_boilerplate.py PAGES.jsonl            write textkit/rules/boilerplate/weights.tsv, from all pages
    python tools/train_boilerplate.py PAGES.jsonl --half 0   … from one half of the sites only, to measure on the other

A page is a JSON object with ``raw`` (one line per block of the page), ``labels`` (one digit per non-empty line of it: 1
article, 0 furniture, 2 neither counts), ``gold`` (the article), ``lang``, ``site`` and, for pages without line breaks,
``raw_flat``.  Sites are split by the first bit of the SHA-256 of "b" + site, so no site is on both sides.

Two logistic regressions over one-hot codes: of the line alone, and of the line where it stands, which sees the first.
The gold of each page is a second page that is all article: what is clean already must stay.
Needs numpy, scipy and scikit-learn, which textkit itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

import textkit
from textkit.rules.boilerplate import _context
from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._cues import KINDS
from textkit.rules.boilerplate._shape import CUE_CODES, DENSE, SIZES_OF, cue_code, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textkit.rules.boilerplate._shape import Shape

TARGET = Path(textkit.__file__).parent / "rules" / "boilerplate" / "weights.tsv"
SHAPE_AT = np.cumsum([0, *SIZES_OF])
CONTEXT_AT = np.cumsum([0, *_context.SIZES])
ALONE = int(SHAPE_AT[-1]) + CUE_CODES
# Inverse of the regularisation of each stage, and how much pages of the other sort count; by cross-validation.
STRENGTH = {True: (1.0, 1.0), False: (0.2, 0.1)}
FAR = {True: 0.6, False: 0.25}
CLIP = 5.0
# How much a gold page, a cut page, a doubtful page counts.
CLEAN, CUT, SUSPECT = 1.0, 1.0, 0.3


class Page(NamedTuple):
    """Lines with their labels, whether the page is in a dense script, how much it counts, its one-hot codes."""

    found: Sequence[Shape]
    labels: np.ndarray[Any, Any]
    dense: bool
    counts: float
    codes: csr_matrix


def page(lines: Sequence[str], labels: Sequence[int], source: dict[str, Any], counts: float) -> Page:
    """Return the page that *lines* make."""
    found = shapes(lines)
    rows: list[int] = []
    columns: list[int] = []
    for i, shape in enumerate(found):
        mine = {int(at) + code for at, code in zip(SHAPE_AT, shape.codes, strict=False)}
        mine |= {int(SHAPE_AT[-1]) + cue_code(cue, shape.units) for cue in shape.cues}
        rows += [i] * len(mine)
        columns += mine
    codes = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(found), ALONE))
    counts *= SUSPECT if source.get("suspect") else 1.0
    return Page(found, np.array(labels), source["lang"] in ("zh", "ja"), counts, codes)


def by_line(sources: Iterable[dict[str, Any]]) -> Iterator[Page]:
    """Yield each page, and its gold as a page of its own."""
    for source in sources:
        pairs = zip((line for line in source["raw"].split("\n") if line), map(int, source["labels"]), strict=True)
        kept = [(line, label) for line, label in pairs if line.strip()]
        if kept:
            yield page([line for line, _ in kept], [label for _, label in kept], source, 1.0)
        gold = [line for line in source["gold"].split("\n") if line.strip()]
        if gold:
            yield page(gold, [1] * len(gold), source, CLEAN)


def by_chunk(sources: Iterable[dict[str, Any]]) -> Iterator[Page]:
    """Yield each page that came without line breaks, and its gold as one line, both cut into chunks."""
    for source in sources:
        if not source.get("raw_flat"):
            continue
        lines = [line for line in source["raw"].split("\n") if line]
        marks = painted(source["raw_flat"], lines, list(map(int, source["labels"])))
        yield chunked(source["raw_flat"], marks, source, 1.0)
        gold = "".join(source["gold"].split("\n"))
        if gold.strip():
            yield chunked(gold, np.ones(len(gold), int), source, CLEAN)


def by_run(sources: Iterable[dict[str, Any]]) -> Iterator[Page]:
    """Yield each page that came without line breaks, cut where article and furniture meet."""
    for source in sources:
        if source.get("raw_flat"):
            flat = source["raw_flat"]
            lines = [line for line in source["raw"].split("\n") if line]
            marks = painted(flat, lines, list(map(int, source["labels"])))
            spans = [(a, b, majority(marks[a:b])) for a, b in chunks(flat) if flat[a:b].strip()]
            runs = [list(group) for _, group in groupby(spans, key=lambda span: span[2] == 1)]
            labels = [1 if run[0][2] == 1 else 2 if all(span[2] for span in run) else 0 for run in runs]
            yield page([flat[run[0][0] : run[-1][1]] for run in runs], labels, source, CUT)


def majority(marks: np.ndarray[Any, Any]) -> int:
    """Return the most frequent of *marks*."""
    return int(np.bincount(marks, minlength=3).argmax())


def chunked(text: str, marks: np.ndarray[Any, Any], source: dict[str, Any], counts: float) -> Page:
    """Return the page that the chunks of *text* make; each has the label that most of its characters have."""
    spans = [(a, b) for a, b in chunks(text) if text[a:b].strip()]
    labels = [majority(marks[a:b]) for a, b in spans]
    return page([text[a:b] for a, b in spans], labels, source, counts)


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


def importance(one: Page, *, dense: bool) -> np.ndarray[Any, Any]:
    """Return how much each line counts: pages about alike, long article lines more, neutral lines nothing."""
    units = np.array([shape.units for shape in one.found])
    value = np.where(one.labels == 1, np.sqrt(np.minimum(units, 200)) / 4 + 0.3, 1.0)
    value = np.where(one.labels == 2, 0.0, value) * 4 / np.sqrt(len(units))
    return value * one.counts * (1.0 if one.dense == dense else FAR[dense])


def around(one: Page, scores: np.ndarray[Any, Any]) -> csr_matrix:
    """Return the one-hot codes of what stands around each line."""
    at = np.array(_context.contexts(one.found, list(map(float, scores)))) + CONTEXT_AT[:-1]
    rows = np.repeat(np.arange(len(at)), at.shape[1])
    return csr_matrix((np.ones(at.size, np.float32), (rows, at.ravel())), (len(at), int(CONTEXT_AT[-1])))


def fitted(codes: csr_matrix, labels: Any, importance: Any, strength: float) -> tuple[Any, float]:
    """Return the weights and the constant of a logistic regression."""
    use = importance > 0
    model = LogisticRegression(C=strength, max_iter=300)
    model.fit(codes[use], (labels[use] == 1).astype(int), sample_weight=importance[use])
    return model.coef_[0], float(model.intercept_[0])


def trained(pages: Sequence[Page], *, dense: bool) -> dict[str, tuple[Any, float]]:
    """Return both stages for pages that are dense, or not; pages of the other sort count a little."""
    codes = vstack([one.codes for one in pages]).tocsr()
    labels = np.concatenate([one.labels for one in pages])
    value = np.concatenate([importance(one, dense=dense) for one in pages])
    alone = fitted(codes, labels, value, STRENGTH[dense][0])
    own = [np.clip(one.codes @ alone[0] + alone[1], -CLIP, CLIP) for one in pages]
    placed = hstack([codes, vstack([around(one, scores) for one, scores in zip(pages, own, strict=True)])]).tocsr()
    return {"alone": alone, "placed": fitted(placed, labels, value, STRENGTH[dense][1])}


def rows(name: str, stages: dict[str, tuple[Any, float]]) -> Iterator[str]:
    """Yield the lines of the table of weights."""
    for stage, (values, constant) in stages.items():
        yield f"{name}\t{stage}\tbias\t\t{constant:.2f}"
        for i, feature in enumerate(DENSE):
            yield f"{name}\t{stage}\tshape\t{feature}\t{figures(values[SHAPE_AT[i] : SHAPE_AT[i + 1]])}"
        for i, kind in enumerate(KINDS):
            start = SHAPE_AT[-1] + 16 * i
            yield f"{name}\t{stage}\tcue\t{kind}\t{figures(values[start : start + 16])}"
        for i, feature in enumerate(_context.NAMES if stage == "placed" else ()):
            start, end = ALONE + CONTEXT_AT[i : i + 2]
            yield f"{name}\t{stage}\tcontext\t{feature}\t{figures(values[start:end])}"


def figures(values: Iterable[float]) -> str:
    """Return *values* as the table has them: two decimals, zero as 0."""
    return "\t".join("0" if abs(value) < 0.005 else f"{value:.2f}" for value in values)


def half(site: str) -> int:
    """Return the side of the split that *site* is on."""
    return hashlib.sha256(f"b{site}".encode()).digest()[0] & 1


def main() -> None:
    """Read the pages, train, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--output", type=Path, default=TARGET)
    args = parser.parse_args()
    with args.pages.open(encoding="utf-8") as file:
        sources = [json.loads(line) for line in file if line.strip()]
    sources = [source for source in sources if args.half is None or half(source["site"]) == args.half]
    lines, flat = [*by_line(sources), *by_run(sources)], list(by_chunk(sources))
    table = [
        *rows("dense", trained(lines, dense=True)),
        *rows("spaced", trained(lines, dense=False)),
        *rows("flat", trained(flat, dense=True)),
    ]
    heading = "# Log odds that a reader wants a line: script, stage, sort, feature, then a weight for each code.\n"
    args.output.write_text(heading + "# Written by tools/train_boilerplate.py.\n" + "\n".join(table) + "\n", "utf-8")
    print(f"{len(sources)} pages, {len(table)} rows -> {args.output}")


if __name__ == "__main__":
    main()
