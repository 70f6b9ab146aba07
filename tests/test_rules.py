"""Every rule is tested by its own examples, and by the laws that all rules obey; nothing here knows a rule by name."""

from __future__ import annotations

from pathlib import Path

import laws
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nasty import nasty_text

import textkit
from textkit import catalog
from textkit.rule import examples

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{i}")
    for rule in laws.RULES
    for i, example in enumerate(examples(rule.docs), 1)
]
SETTINGS = [pytest.param(rule, given, id=" ".join([rule.name, *given.values()])) for rule, given in laws.settings()]
REGRESSIONS = sorted((Path(__file__).parent.parent / "fixtures" / "regressions").glob("*.txt"))
DIALECTS = st.sampled_from(["markdown", "web", "plain"])


@pytest.mark.parametrize("job", catalog.JOBS)
def test_every_rule_file_has_its_place_in_the_order_of_its_job(job):
    files = (Path(textkit.__file__).parent / "rules" / job).glob("[!_]*.py")
    assert sorted(catalog.rules_of(job)) == sorted(file.stem.replace("_", "-") for file in files)


@pytest.mark.parametrize("rule", laws.RULES, ids=lambda rule: rule.name)
def test_a_rule_is_named_after_its_file_and_documented(rule):
    assert rule.name in catalog.names()
    assert rule.summary.endswith(".")
    kinds = {example.kind for example in examples(rule.docs)}
    assert kinds & {"diff", "note"}, "a rule shows what it finds"
    assert "keep" in kinds, "a rule shows what it leaves alone"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule, example):
    result = laws.fix(rule, example.before, **example.options)
    assert result.text == example.after
    assert bool(list(result.findings())) == (example.kind != "keep")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_lawful(rule, example):
    laws.a_rule_is_lawful(rule, example.before, "web", **example.options)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_the_same_with_crlf(rule, example):
    if "\r" not in example.before:
        crlf = laws.fix(rule, example.before.replace("\n", "\r\n"), **example.options).text
        assert crlf == example.after.replace("\n", "\r\n")


@pytest.mark.parametrize(("rule", "options"), SETTINGS)
@given(text=nasty_text, dialect=DIALECTS)
def test_a_rule_is_lawful_whatever_the_text(rule, options, text, dialect):
    laws.a_rule_is_lawful(rule, text, dialect, **options)


@pytest.mark.parametrize(("rule", "options"), SETTINGS)
@given(text=nasty_text, dialect=DIALECTS)
def test_a_rule_changes_no_region_that_it_is_not_about(rule, options, text, dialect):
    laws.a_rule_is_confined(rule, text, dialect, **options)


@given(text=nasty_text)
def test_a_pipe_equals_one_run(text):
    laws.a_pipe_is_one_run(text)


@given(text=nasty_text, recipe=st.sampled_from(laws.RECIPES))
def test_a_recipe_settles(text, recipe):
    laws.a_recipe_settles(text, recipe)


@given(text=nasty_text, recipe=st.sampled_from(laws.RECIPES))
def test_line_endings_do_not_matter(text, recipe):
    laws.line_endings_do_not_matter(text, recipe)


# What the fuzzer found and nobody has mended yet.
KNOWN = {
    "ad8bef1dc274": "spaces stay where closing them would show a reading, and close once a conversion has hidden it",
    "05f3b1d4995a": "code becomes metadata once an invisible character is gone, and its mojibake is meant no longer",
}


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(
            file, id=file.stem, marks=[pytest.mark.xfail(reason=KNOWN[file.stem])] if file.stem in KNOWN else []
        )
        for file in REGRESSIONS
    ],
)
def test_what_once_broke_a_law_keeps_it_now(file):
    text = file.read_bytes().decode("utf-8", "surrogatepass")
    for rule, options in laws.settings():
        for dialect in ("markdown", "web", "plain"):
            laws.a_rule_is_lawful(rule, text, dialect, **options)
    laws.a_pipe_is_one_run(text)
    for recipe in laws.RECIPES:
        laws.a_recipe_settles(text, recipe)
        laws.line_endings_do_not_matter(text, recipe)
