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
gold of each page is a second page that is all article: what is clean already must stay.  What decides in the end is the
mean of several forests, each with other mixed pages, other sites left out and other dice: on unseen sites a single one
is surer than it is right.  Needs numpy and catboost.
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
    "learning_rate": 0.1, "l2_leaf_reg": 5, "border_count": 64, "rsm": 0.3, "subsample": 0.7,
    "bootstrap_type": "Bernoulli", "verbose": 0, "allow_writing_files": False,
}  # fmt: skip
ALONE, PLACED = {"iterations": 150, "depth": 4}, {"iterations": 200, "depth": 6}
FORESTS = 4  # how many the judgement of a line where it stands is the mean of
OTHER = {"iterations": 80, "depth": 3, "auto_class_weights": "SqrtBalanced"}
# How much a page in a dense script counts, and a doubtful one.
DENSE, SUSPECT = 2.0, 0.3
# How many mixed pages are made of each, and how much one counts; how many have the tail of a third page, how many a
# shortened article, and how many hardly any furniture: fewer lines than that above, and below.
MIXES, MIXED, THIRD, SHORT, BARE, FEW = 2, 0.6, 0.5, 0.2, 0.3, 16


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
    """Yield, for each article with furniture, its head around one in its language off another site, and a tail.

    What a site's furniture looks like must not be learned from what its articles look like, nor how long they are:
    some articles are cut short, and some tails are those of a third page.  Nor must a page with little furniture pass
    for one with none.
    """
    pages = [one for one in pages if one.article and {0, 1} <= set(one.labels.tolist())]
    same = defaultdict(list)
    for one in pages:
        same[one.lang].append(one)
    for one in pages:
        article = dice.choice(same[one.lang])
        below = dice.choice(same[one.lang]) if dice.random() < THIRD else one
        if one.sites.isdisjoint(article.sites):
            first, last = article.core
            if dice.random() < SHORT and last - first > 2:
                last = first + max(1, int((last - first) * dice.random()))
            above, under = one.core[0], len(below.lines) - below.core[1]
            if dice.random() < BARE:
                above, under = min(above, dice.randrange(FEW)), min(under, dice.randrange(FEW))
            start, end = one.core[0], below.core[1]
            yield joined((one, start - above, start), (article, first, last), (below, end, end + under))


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


def grown(
    numbers: Sequence[Numbers], pages: Sequence[Page], size: Mapping[str, int], seed: int = 1
) -> CatBoostClassifier:
    """Return a forest that has learned the *pages*; *numbers* holds a row for each line of each."""
    weights = np.concatenate([importance(one) for one in pages])
    labels = np.concatenate([one.labels for one in pages]) == 1
    use = weights > 0
    forest = CatBoostClassifier(**{**SETTINGS, **size, "random_seed": seed})
    forest.fit(np.concatenate(numbers)[use], labels[use].astype(int), sample_weight=weights[use])
    return forest


def said(forest: CatBoostClassifier, numbers: Numbers) -> Numbers:
    """Return what *forest* says of each line, as the second forest is told it."""
    return np.clip(forest.predict(numbers, prediction_type="RawFormulaVal"), -CLIP, CLIP).astype(np.float32)


def trained(real: Sequence[Page]) -> Iterator[str]:
    """Yield the lines of a table: what judges a line by itself, a line where it stands, and a page."""
    yield from written("alone", [grown([one.found.table.T for one in real], real, ALONE)], NAMES)
    yield from written("placed", [placed(real, seed) for seed in range(1, FORESTS + 1)], [*NAMES, *AROUND])
    other = CatBoostClassifier(**SETTINGS, **OTHER, random_seed=1)
    sorts = [sort(one.found) for one in unseen(real, 1)]
    other.fit(np.column_stack(sorts).T, [int(not one.article) for one in real])
    yield from written("other", [other], SORTS)


def placed(real: Sequence[Page], seed: int) -> CatBoostClassifier:
    """Return a forest for lines where they stand, with pages mixed and sites left out as *seed* has it."""
    dice = random.Random(seed)  # noqa: S311 - the same pages every time, no secret
    told = unseen(real, seed)
    pages = [*told, *(page for _ in range(MIXES) for page in mixed(told, dice))]
    numbers = [np.column_stack([one.found.table.T, context(one.found, alike(one.lines)).T]) for one in pages]
    return grown(numbers, pages, PLACED, seed)


def unseen(real: Sequence[Page], seed: int) -> list[Page]:
    """Return the pages with what a forest says of each line by itself that has not learned its site."""
    told = {}
    for out in range(FOLDS):
        rest = [one for one in real if fold(one, seed) != out]
        blind = grown([one.found.table.T for one in rest], rest, ALONE, seed)
        for i, one in enumerate(real):
            if fold(one, seed) == out:
                told[i] = one._replace(found=one.found._replace(own=said(blind, one.found.table.T)))
    return [told[i] for i in range(len(real))]


def fold(one: Page, seed: int) -> int:
    """Return which of the folds the only site of a page is in."""
    (site,) = one.sites
    return int(hashlib.sha256(f"{seed}f{site}".encode()).hexdigest(), 16) % FOLDS


def written(title: str, forests: Sequence[CatBoostClassifier], names: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the mean of *forests*: its title, its constant, and a line for each tree."""
    models = [*map(model, forests)]
    scales, constants = zip(
        *((scale, constant) for scale, (constant,) in (one["scale_and_bias"] for one in models)), strict=True
    )
    yield f"# {title}"
    yield f"{sum(constants) / len(models):.3f}"
    trees = [
        (scale / len(models), tree)
        for scale, one in zip(scales, models, strict=True)
        for tree in one["oblivious_trees"]
    ]
    depth = max(len(tree["splits"]) for _, tree in trees)
    for scale, tree in trees:
        asked = [f"{names[split['float_feature_index']]} > {split['border']:.5g}" for split in tree["splits"]]
        answers = [f"{scale * value:.3f}" for value in tree["leaf_values"]]
        while len(asked) < depth:  # a question that is always answered no
            asked.append(f"{names[0]} > 1e9")
            answers += ["0"] * len(answers)
        yield "\t".join(asked) + "\t\t" + "\t".join(answers)


def model(forest: CatBoostClassifier) -> dict[str, Any]:
    """Return the trees of *forest* as CatBoost writes them."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        forest.save_model(file.name, format="json")
        found: dict[str, Any] = json.load(file)
    return found


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
