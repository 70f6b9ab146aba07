#!/usr/bin/env python3
"""Derive the trees of the boilerplate rules from labelled pages.

    python tools/train_boilerplate.py PAGES.jsonl            write textkit/rules/boilerplate/trees, from all pages
    python tools/train_boilerplate.py PAGES.jsonl --half 0   … from one half of the sites only, to measure on the other

A page is a JSON object with ``raw`` (one line per block of the page), ``labels`` (one digit per non-empty line of it: 1
article, 0 furniture, 2 neither counts), ``gold`` (the article), ``lang``, ``site`` and, for pages without line breaks,
``raw_flat``.  Sites are split by the first bit of the SHA-256 of "b" + site, so no site is on both sides.

Forests of symmetric trees, boosted: of the line alone; of the line where it stands, which sees what the first says of
all lines, learned without the site that it is asked about; and of the page, which tells what is no
article (``kind``).  They learn from mixed pages too: the furniture of one page around the article of another.  The
gold of each page is a second page that is all article: what is clean already must stay.  Needs numpy and catboost.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from catboost import CatBoostClassifier

import textkit
from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._context import AROUND, alike, context
from textkit.rules.boilerplate._shape import CLIP, NAMES, Shapes, measured
from textkit.rules.boilerplate._sort import SORTS, sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textkit.rules.boilerplate._shape import Numbers

TARGET = Path(textkit.__file__).parent / "rules" / "boilerplate" / "trees"
FOLDS = 5
SETTINGS = {
    "learning_rate": 0.1, "l2_leaf_reg": 5, "border_count": 64, "rsm": 0.3, "subsample": 0.7, "random_seed": 1,
    "bootstrap_type": "Bernoulli", "verbose": 0, "allow_writing_files": False,
}  # fmt: skip
ALONE, PLACED = {"iterations": 150, "depth": 4}, {"iterations": 400, "depth": 6, "learning_rate": 0.06}
OTHER = {"iterations": 80, "depth": 3, "auto_class_weights": "SqrtBalanced"}
# How much a page in a dense script counts, and a doubtful one.
DENSE, SUSPECT = 2.0, 0.3
# How many mixed pages are made of each, and how much one counts; how many have the tail of a third page, and how many a
# shortened article.
MIXES, MIXED, THIRD, SHORT = 2, 0.6, 0.5, 0.2
LEFT = 0.1  # how much of its furniture a nearly clean page still has


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


def page(lines: Sequence[str], labels: Sequence[int], source: Mapping[str, Any], counts: float = 1.0) -> Page:
    """Return the page that *lines* make."""
    counts *= SUSPECT if source.get("suspect") else 1.0
    counts *= DENSE if source["lang"] in ("zh", "ja") else 1.0
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


def mixed(pages: Sequence[Page], dice: random.Random) -> Iterator[Page]:
    """Yield, for each page with furniture, its head around an article in its language off another site, and a tail.

    What a site's furniture looks like must not be learned from what its articles look like, nor how long they are:
    some articles are cut short, and some tails are those of a third page.
    """
    same = defaultdict(list)
    for one in pages:
        same[one.lang].append(one)
    for one in pages:
        article = dice.choice(same[one.lang])
        below = dice.choice(same[one.lang]) if dice.random() < THIRD else one
        if (one.labels == 0).any() and one.sites.isdisjoint(article.sites):
            first, last = article.core
            if dice.random() < SHORT and last - first > 2:
                last = first + max(1, int((last - first) * dice.random()))
            yield joined((one, 0, one.core[0]), (article, first, last), (below, below.core[1], len(below.lines)))


def nearly(pages: Sequence[Page], dice: random.Random) -> Iterator[Page]:
    """Yield each page with furniture as a first look may leave it, with little of it: a second should take no more."""
    for one in pages:
        left = [i for i, label in enumerate(one.labels) if label or dice.random() < LEFT]
        if len(left) < len(one.labels):
            lines, labels = [one.lines[i] for i in left], one.labels[left]
            yield one._replace(lines=lines, found=one.found.only(left), labels=labels, counts=MIXED * one.counts)


def joined(*parts: tuple[Page, int, int]) -> Page:
    """Return the page that the half-open runs of lines make."""
    shapes = [one.found.only(range(a, b)) for one, a, b in parts]
    return Page(
        [line for one, a, b in parts for line in one.lines[a:b]],
        Shapes(
            np.hstack([shape.table for shape in shapes]),
            [row for shape in shapes for row in shape.rows],
            np.concatenate([shape.own for shape in shapes]),
        ),
        np.concatenate([one.labels[a:b] for one, a, b in parts]),
        parts[1][0].article,
        parts[0][0].lang,
        frozenset().union(*(one.sites for one, _, _ in parts)),
        MIXED * min(one.counts for one, _, _ in parts),
    )


def importance(one: Page) -> np.ndarray[Any, Any]:
    """Return how much each line counts: pages about alike, long article lines more, neutral lines nothing."""
    value = np.where(one.labels == 1, np.sqrt(np.minimum(one.found.units, 200)) / 4 + 0.3, 1.0)
    return np.where(one.labels == 2, 0.0, value) * 4 / np.sqrt(len(one.labels)) * one.counts


def grown(numbers: Sequence[Numbers], pages: Sequence[Page], size: Mapping[str, int]) -> CatBoostClassifier:
    """Return a forest that has learned the *pages*; *numbers* holds a row for each line of each."""
    weights = np.concatenate([importance(one) for one in pages])
    labels = np.concatenate([one.labels for one in pages]) == 1
    use = weights > 0
    forest = CatBoostClassifier(**{**SETTINGS, **size})
    forest.fit(np.concatenate(numbers)[use], labels[use].astype(int), sample_weight=weights[use])
    return forest


def said(forest: CatBoostClassifier, numbers: Numbers) -> Numbers:
    """Return what *forest* says of each line, as the second forest is told it."""
    return np.clip(forest.predict(numbers, prediction_type="RawFormulaVal"), -CLIP, CLIP).astype(np.float32)


def fold(site: str) -> int:
    """Return which of the folds *site* is in."""
    return int(hashlib.sha256(f"f{site}".encode()).hexdigest(), 16) % FOLDS


def trained(pages: Sequence[Page]) -> Iterator[str]:
    """Yield the lines of a table: both forests."""
    yield from written("alone", grown([one.found.table.T for one in pages], pages, ALONE), NAMES)
    dice = random.Random(1)  # noqa: S311 - the same pages every time, no secret
    real = pages
    pages = [*real, *nearly(real, dice), *(page for _ in range(MIXES) for page in mixed(real, dice))]
    shown = [one.found.table.T for one in pages]
    own: dict[int, Numbers] = {}
    for out in range(FOLDS):
        rest = [i for i, one in enumerate(real) if out not in map(fold, one.sites)]
        blind = grown([shown[i] for i in rest], [pages[i] for i in rest], ALONE)
        own |= {i: said(blind, shown[i]) for i, one in enumerate(pages) if out in map(fold, one.sites)}
    around = [context(one.found._replace(own=own[i]), alike(one.lines)) for i, one in enumerate(pages)]
    placed = [np.column_stack([mine, near.T]) for mine, near in zip(shown, around, strict=True)]
    yield from written("placed", grown(placed, pages, PLACED), [*NAMES, *AROUND])
    sorts = [sort(one.found._replace(own=own[i])) for i, one in enumerate(pages) if len(one.sites) == 1]
    other = CatBoostClassifier(**SETTINGS, **OTHER)
    other.fit(
        np.column_stack(sorts).T,
        [int(not one.article) for one in pages if len(one.sites) == 1],
    )
    yield from written("other", other, SORTS)


def written(title: str, forest: CatBoostClassifier, names: Sequence[str]) -> Iterator[str]:
    """Yield the lines of one forest: its title, its constant, and a line for each tree."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        forest.save_model(file.name, format="json")
        model = json.load(file)
    scale, (constant,) = model["scale_and_bias"]
    yield f"# {title}"
    yield f"{constant:.3f}"
    depth = max(len(tree["splits"]) for tree in model["oblivious_trees"])
    for tree in model["oblivious_trees"]:
        asked = [f"{names[split['float_feature_index']]} > {split['border']:.5g}" for split in tree["splits"]]
        answers = [f"{scale * value:.3f}" for value in tree["leaf_values"]]
        while len(asked) < depth:  # a question that is always answered no
            asked.append(f"{names[0]} > 1e9")
            answers += ["0"] * len(answers)
        yield "\t".join(asked) + "\t\t" + "\t".join(answers)


def half(site: str) -> int:
    """Return the side of the split that *site* is on."""
    return hashlib.sha256(f"b{site}".encode()).digest()[0] & 1


def main() -> None:
    """Read the pages, train, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--output", type=Path, default=TARGET)
    args = parser.parse_args()
    with args.pages.open(encoding="utf-8") as file:
        sources = [json.loads(line) for line in file if line.strip()]
    sources = [source for source in sources if args.half is None or half(source["site"]) == args.half]
    for name, pages in (("lines", list(by_line(sources))), ("parts", list(by_part(sources)))):
        table = list(trained(pages))
        (args.output / f"{name}.tsv").write_text("\n".join(table) + "\n", "utf-8")
        print(f"{len(pages)} pages, {len(table)} rows -> {args.output / name}.tsv")


if __name__ == "__main__":
    main()
