"""Hostile texts, those of the benchmark in small: whatever comes of them, the laws hold."""

from __future__ import annotations

import laws
import pytest
from inputs import hostile, hostile_bytes

import textkit
from textkit import catalog

SIZE = 100  # characters; growth is measured by benchmarks/bench_linear.py
TEXTS = [*hostile(SIZE)]


@pytest.mark.parametrize("recipe", ["web", "repo"])
def test_recipes_settle(recipe):
    for name, text in TEXTS:
        once = textkit.clean(text, recipe)
        assert textkit.clean(once.text, recipe).text == once.text, name


@pytest.mark.parametrize("job", catalog.JOBS)
def test_rules_are_lawful(job):
    """Each rule sees every fifth of the texts; the fuzzer tries them all."""
    for number, rule in enumerate(map(catalog.load, catalog.rules_of(job))):
        for name, text in TEXTS[number % 5 :: 5]:
            try:
                laws.a_rule_is_lawful(rule, text, "web")
            except AssertionError as error:
                pytest.fail(f"{rule.name} on {name}: {error}")


def test_bytes_are_decoded_and_given_back():
    for name, unit in hostile_bytes():
        data = unit * (SIZE // len(unit))
        source = textkit.decode(data)
        assert source.text.count("\ufffd") >= len(source.losses), name
