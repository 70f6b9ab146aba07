"""Find the weights of the signs of a headline: `python tools/train_headline.py PAGES.jsonl`.

Each line of the file has a page in lines (`raw`), its `title` and its `site`.  The weights are those under which the
titles are likeliest (Adam on the mean log likelihood, with a small penalty on squares); what they
promise is measured on sites that they have not seen: precision and recall of titles, by whether the page is Chinese.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from textkit.rules.frontmatter import _facts
from textkit.rules.frontmatter._headline import ENOUGH, Signs, candidates, head

ROUNDS, RATE, PENALTY, FOLDS = 400, 0.3, 1e-3, 5


def main(path: Path) -> None:
    """Print what the weights promise on sites that they have not seen, then the weights from all."""
    pages = [page for line in path.read_bytes().split(b"\n") if line and (page := json.loads(line))["title"]]
    sets = [read(page) for page in pages]
    folds = [int(hashlib.sha256((page["site"] or page["id"]).encode()).hexdigest(), 16) % FOLDS for page in pages]
    found: list[tuple[bool, float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([each for each, its in zip(sets, folds, strict=True) if its != fold])
        found += [
            (page["lang"].startswith("zh"), *best(signs, right, weights))
            for page, (signs, right), its in zip(pages, sets, folds, strict=True)
            if its == fold
        ]
    for chinese in (True, False):
        mine = [row[1:] for row in found if row[0] is chinese]
        told = [right for likely, right in mine if likely >= ENOUGH]
        print(
            "Chinese" if chinese else "others ",
            len(mine),
            f"P {sum(told) / len(told):.3f} R {sum(told) / len(mine):.3f}",
        )
    weights = fit(sets)
    print(", ".join(f"{name} {value:.2f}" for name, value in zip((*Signs._fields, "BIAS"), weights, strict=True)))


def read(page: dict[str, Any]) -> tuple[Any, Any]:
    """Return the signs of the candidates of *page*, one row each and a column of ones, and which is its title."""
    body = page["raw"]
    first = min((fact.at for fact in (_facts.date(body), _facts.source(body)) if fact), default=None)
    lines = head(body)
    rows = list(candidates(body, lines, first))
    signs = np.array([(*signs, 1.0) for _, signs in rows], float).reshape(-1, len(Signs._fields) + 1)
    return signs, np.array([key(lines[i].text) == key(page["title"]) for i, _ in rows], float)


def key(text: str) -> str:
    """Return the letters and figures of *text*."""
    return "".join(filter(str.isalnum, text)).lower()


def fit(sets: list[tuple[Any, Any]]) -> Any:
    """Return the weights, the bias last."""
    size = len(Signs._fields) + 1
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, ROUNDS + 1):
        slope = PENALTY * weights * len(sets)
        for signs, right in sets:
            wanted = right / right.sum() if right.any() else right
            slope += signs.T @ (chances(signs, weights) - wanted) if len(signs) else 0.0
        slope /= len(sets)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def chances(signs: Any, weights: Any) -> Any:
    """Return how likely each row of *signs* is the title; what is left to 1 is that none is."""
    odds = np.exp(np.minimum(50.0, signs @ weights))
    return odds / (1 + odds.sum())


def best(signs: Any, right: Any, weights: Any) -> tuple[float, bool]:
    """Return how likely the likeliest row is, and whether it is the title."""
    if not len(signs):
        return 0.0, False
    likely = chances(signs, weights)
    return float(likely.max()), bool(right[likely.argmax()])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
