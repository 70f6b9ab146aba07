"""Pages written for the forests to learn from: each is what the README beside them says."""

from __future__ import annotations

from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parent.parent / "fixtures" / "labelled").glob("*.txt"))
KINDS = ("article", "forum", "listing", "product", "documentation")


def facts_and_lines(file: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The facts of a page, and its lines behind their labels."""
    head, _, body = file.read_bytes().decode().partition("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.split("\n"))
    return facts, [(line[:1], line[2:]) for line in body.removesuffix("\n").split("\n")]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_a_page_is_facts_and_labelled_lines(file):
    facts, lines = facts_and_lines(file)
    assert list(facts) == ["kind", "lang", "title"]
    assert facts["kind"] in KINDS
    assert {"0", "1"} <= {label for label, _ in lines} <= {"0", "1", "2"}
    assert all(line.strip() for _, line in lines)
