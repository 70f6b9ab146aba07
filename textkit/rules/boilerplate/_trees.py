"""Trees: boosted decision trees that turn a table of numbers into log odds.

Called by ``_page``.  The tables beside this file are written by ``tools/train_boilerplate.py``.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from textkit.rules.boilerplate._shape import Numbers

BLOCK = 512  # lines that are asked at once: what fits into the cache, and bounds memory


class Forest(NamedTuple):
    """Trees that ask one question a level: is this number of the line above that bound?  All have the same depth.

    ``names`` are the numbers that are asked for.  Each question stands once, though several trees may ask it: it
    compares the number at ``about`` (indices of names) with ``bounds``.  ``asked`` (indices of questions) has a row for
    each level and a column for each tree; ``leaves`` are the answers of one tree after those of another, its first
    question in the lowest bit.
    """

    names: tuple[str, ...]
    about: NDArray[np.intp]
    bounds: Numbers
    asked: NDArray[np.intp]
    leaves: Numbers
    constant: float

    def __call__(self, names: tuple[str, ...], table: Numbers) -> Numbers:
        """Return the log odds of each line; *table* has a row for each of *names* and a column for each line."""
        about = _rows(names, self.names)[self.about]
        parts = [self._answers(table[:, at : at + BLOCK], about) for at in range(0, table.shape[1], BLOCK)]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _answers(self, table: Numbers, about: NDArray[np.intp]) -> Numbers:
        yes = (table.take(about, axis=0) > self.bounds[:, None]).view(np.uint8)
        depth, trees = self.asked.shape
        leaf = yes.take(self.asked[-1], axis=0)
        for questions in self.asked[-2::-1]:
            leaf += leaf
            leaf += yes.take(questions, axis=0)
        first = np.arange(trees, dtype=np.int32)[:, None] << depth
        found: Numbers = self.leaves.take(first + leaf).sum(axis=0) + np.float32(self.constant)
        return found


@cache
def _rows(names: tuple[str, ...], wanted: tuple[str, ...]) -> NDArray[np.intp]:
    """Return where in *names* those *wanted* are."""
    return np.array([names.index(name) for name in wanted], np.intp)


def parsed(rows: Sequence[str]) -> Forest:
    """Return the forest that *rows* describe: a constant; then, for each tree, its questions and its answers."""
    constant, *trees = rows
    questions, answers = zip(*(tree.split("\t\t") for tree in trees), strict=True)
    levels = [row.split("\t") for row in questions]
    place = {question: i for i, question in enumerate(sorted({one for row in levels for one in row}))}
    asked = np.array([[place[one] for one in row] for row in levels], np.intp).T
    pairs = [question.rsplit(" > ", 1) for question in place]
    names = tuple(sorted({name for name, _ in pairs}))
    column = {name: i for i, name in enumerate(names)}
    about = np.array([column[name] for name, _ in pairs], np.intp)
    bounds = np.array([float(bound) for _, bound in pairs], np.float32)
    return Forest(names, about, bounds, asked, _numbers("\t".join(answers)), float(constant))


def _numbers(written: str) -> Numbers:
    """Return the numbers *written* between tabs; those of three decimals are read as whole ones, thrice as fast."""
    codes = np.frombuffer(f"{written}\t".encode(), np.uint8)
    ends, points = (np.flatnonzero(codes == ord(sign)) for sign in "\t.")
    if not np.array_equal(ends - len(".000"), points):
        return np.fromstring(written, np.float32, sep="\t")
    thousandths = np.fromstring(written.replace(".", ""), np.int32, sep="\t")
    return (thousandths / 1000).astype(np.float32)


class Judge(NamedTuple):
    """What judges a line by itself, a line where it stands, and whether the page is something else than an article."""

    alone: Forest
    placed: Forest
    other: Forest


@cache
def trees(name: str) -> Judge:
    """Return the judge in the table *name*: ``lines`` of a page, or ``parts`` of one line."""
    data = (pkgutil.get_data(__package__, f"trees/{name}.tsv") or b"").decode()
    sections = [part.partition("\n") for part in data.split("# ")[1:]]
    return Judge(*(parsed(rows.rstrip("\n").split("\n")) for _, _, rows in sections))
