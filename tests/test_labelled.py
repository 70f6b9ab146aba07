"""Pages written for the forests to learn from: what they are, and what becomes of them.

The forests have seen these pages, so that they say nothing of pages that nobody has seen; but what was learned must not
be lost by a change elsewhere.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import textkit

FOLDER = Path(__file__).parent.parent / "fixtures" / "labelled"
PAGES = sorted(FOLDER.glob("*.txt"))
KINDS = ("article", "forum", "listing", "product", "documentation")


def facts_and_lines(file: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The facts of a page, and its lines behind their labels."""
    head, _, body = file.read_bytes().decode().partition("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.split("\n"))
    return facts, [(line[:1], line[2:]) for line in body.removesuffix("\n").split("\n")]


def cleaned(text: str) -> str:
    return textkit.clean(text, ["layout", "boilerplate"]).text


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_a_page_is_facts_and_labelled_lines(file):
    facts, lines = facts_and_lines(file)
    assert list(facts) == ["kind", "lang", "title"]
    assert facts["kind"] in KINDS
    assert {"0", "1"} <= {label for label, _ in lines} <= {"0", "1", "2"}
    assert all(line.strip() for _, line in lines)


@pytest.mark.parametrize("file", PAGES[::12], ids=lambda file: file.stem)
def test_a_cleaned_page_is_clean(file):
    once = cleaned("\n".join(line for _, line in facts_and_lines(file)[1]) + "\n")
    assert cleaned(once) == once


@pytest.mark.parametrize(
    "file", [*PAGES[::24], FOLDER / "blog-20.txt", FOLDER / "tiny-08.txt"], ids=lambda file: file.stem
)
@pytest.mark.parametrize("jobs", [["layout"], ["layout", "boilerplate"]], ids="-".join)
def test_a_page_that_lost_its_line_breaks_is_cut_once(file, jobs):
    once = textkit.clean("".join(line for _, line in facts_and_lines(file)[1]) + "\n", jobs).text
    assert textkit.clean(once, jobs).text == once


def test_most_furniture_goes_and_nearly_all_content_stays():
    count: Counter[str] = Counter()
    for _, lines in map(facts_and_lines, PAGES[5::12]):
        kept = set(cleaned("\n".join(line for _, line in lines) + "\n").split("\n"))
        for label, line in lines:
            count[f"{label}{line in kept}"] += len(line)
    assert count["1True"] > 0.95 * (count["1True"] + count["1False"])
    assert count["0False"] > 0.8 * (count["0True"] + count["0False"])
