"""TOML: what makes the library recurse or take forever is refused; everything else is read as the library reads it."""

from __future__ import annotations

import tomllib

import pytest

from textkit import toml

FINE = """
title = "a.b.c"
a.b.c = 1
version = "1.2.3"
[x."y.z".'q']
list = [[1, 2], {deep.er = "x"}]
"""


def test_what_is_fine_is_read_as_ever():
    text = FINE + f'many = "{"a." * 30}"\n' + "".join(f"k{i}.v = {i}.5\n" for i in range(100))
    assert toml.loads(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 100_000 + " = 1",
        "x = 1\n[a" + ' . "a"' * 100_000 + "]",
        "x = {a" + ".'a'" * 100_000 + " = 1}",
        "a = " + "[" * 100_000,
        "a = " + "{a = " * 100_000,
        "-" * 1_000_000,
        "a" * 1_000_000 + "." * 100,
        "'a" * 300_000 + "." * 100,
    ],
    ids=lambda text: text[:12],
)
def test_what_is_hostile_is_refused_soon(text):
    with pytest.raises(tomllib.TOMLDecodeError):
        toml.loads(text)
