#!/usr/bin/env python3
"""Derive the trees of the boilerplate rules from labelled pages.

    python tools/train_boilerplate.py PAGES.jsonl            write textkit/rules/boilerplate/trees, from all pages
    python tools/train_boilerplate.py PAGES.jsonl --half 0   … from one half of the sites only, to measure on the other

``labelled_pages`` says what a page is.  Those of ``fixtures/labelled``, written for the purpose, are learned from, too.
Sites are split by the first bit of the SHA-256 of "b" + site, so no site is on both sides.

Forests of symmetric trees, boosted: of the line alone; of the line where it stands, which sees what the first says of
all lines, learned without the site that it is asked about; and of the page, which tells what is no article (``kind``).
They learn from mixed pages too: the furniture of one page around the article of another.  What decides in the end is
the mean of several forests, each with other mixed pages, other sites left out and other dice: on unseen sites a single
one is surer than it is right.  Needs numpy and catboost.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from catboost import CatBoostClassifier
from labelled_pages import by_line, by_part, sources
from mixed_pages import mixed, reframed

import textkit
from textkit.rules.boilerplate._context import AROUND, alike, context
from textkit.rules.boilerplate._shape import CLIP, NAMES
from textkit.rules.boilerplate._sort import SORTS, sort
from textkit.rules.boilerplate._vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from labelled_pages import Page

    from textkit.rules.boilerplate._shape import Numbers

WRITTEN = Path(__file__).parents[1] / "fixtures" / "labelled"
TARGET = Path(textkit.__file__).parent / "rules" / "boilerplate" / "trees"
FOLDS = 5
SETTINGS = {
    "learning_rate": 0.1, "l2_leaf_reg": 5, "border_count": 64, "rsm": 0.3, "subsample": 0.7,
    "bootstrap_type": "Bernoulli", "verbose": 0, "allow_writing_files": False,
}  # fmt: skip
ALONE, PLACED = {"iterations": 150, "depth": 4}, {"iterations": 200, "depth": 6}
MIXES = 2  # how many mixed pages are made of each
FORESTS = 4  # how many the judgement of a line where it stands is the mean of
OTHER = {"iterations": 80, "depth": 3, "auto_class_weights": "SqrtBalanced"}


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
    yield from written("other", [sorting(unseen(real, 1), 1)], SORTS)


def placed(real: Sequence[Page], seed: int) -> CatBoostClassifier:
    """Return a forest for lines where they stand, with pages mixed and sites left out as *seed* has it."""
    dice = random.Random(seed)  # noqa: S311 - the same pages every time, no secret
    told = unseen(real, seed)
    pages = [*told, *(page for _ in range(MIXES) for page in mixed(told, dice)), *reframed(told, dice)]
    others = sorted_out(told, seed)
    numbers = [
        np.column_stack([one.found.table.T, context(one.found, alike(one.lines), others(one)).T]) for one in pages
    ]
    return grown(numbers, pages, PLACED, seed)


def sorting(pages: Sequence[Page], seed: int) -> CatBoostClassifier:
    """Return a forest that tells which of *pages* are no articles."""
    forest = CatBoostClassifier(**SETTINGS, **OTHER, random_seed=seed)
    forest.fit(np.array([sorts(one) for one in pages]), [int(not one.article) for one in pages])
    return forest


def sorts(one: Page) -> Numbers:
    """Return what is known of a page as a whole."""
    return sort(one.found, vocabulary(one.lines, one.found.units))[:, 0]


def sorted_out(pages: Sequence[Page], seed: int) -> Callable[[Page], float]:
    """Return what tells the log odds that a page is no article, by forests that have not learned its sites."""
    forests = [sorting([one for one in pages if fold(one, seed) != out], seed) for out in range(FOLDS)]

    def others(one: Page) -> float:
        blind = [forests[out] for out in {side(site, seed) for site in one.sites}]
        return float(np.mean([said(forest, sorts(one)[None])[0] for forest in blind]))

    return others


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
    return side(site, seed)


def side(site: str, seed: int) -> int:
    """Return which of the folds *site* is in."""
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
    depth = max(len(tree["splits"] or ()) for _, tree in trees)
    for scale, tree in trees:
        asked = [f"{names[split['float_feature_index']]} > {split['border']:.5g}" for split in tree["splits"] or ()]
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
    found = [source for source in sources(args.pages) if args.half is None or half(source["site"]) == args.half]
    found += sources(WRITTEN)
    for name, pages in (("lines", list(by_line(found))), ("parts", list(by_part(found)))):
        table = list(trained(pages))
        (args.output / f"{name}.tsv").write_text("\n".join(table) + "\n", "utf-8")
        print(f"{len(pages)} pages, {len(table)} rows -> {args.output / name}.tsv")


if __name__ == "__main__":
    main()
