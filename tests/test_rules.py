"""Every rule is tested by its own examples, and by the laws that all rules obey; nothing here knows a rule by name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nasty import nasty_text

import textkit
from textkit import catalog
from textkit.document import Document
from textkit.edit import Edit, apply, inverse
from textkit.pipeline import Call, run
from textkit.rule import examples

RULES = [catalog.load(name) for name in catalog.names()]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{i}")
    for rule in RULES
    for i, example in enumerate(examples(rule.docs), 1)
]
DIALECTS = st.sampled_from(["markdown", "web", "plain"])
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def fix(rule, text, dialect="web", **options):
    return run(text, [Call(rule, rule.settings(options))], dialect)


@pytest.mark.parametrize("job", catalog.JOBS)
def test_every_rule_file_has_its_place_in_the_order_of_its_job(job):
    files = (Path(textkit.__file__).parent / "rules" / job).glob("[!_]*.py")
    assert sorted(catalog.rules_of(job)) == sorted(file.stem.replace("_", "-") for file in files)


@every_rule
def test_a_rule_is_named_after_its_file_and_documented(rule):
    assert rule.name in catalog.names()
    assert rule.summary.endswith(".")
    kinds = {example.kind for example in examples(rule.docs)}
    assert kinds & {"diff", "note"}, "a rule shows what it finds"
    assert "keep" in kinds, "a rule shows what it leaves alone"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule, example):
    result = fix(rule, example.before, **example.options)
    assert result.text == example.after
    assert bool(list(result.findings())) == (example.kind != "keep")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_settles(rule, example):
    if rule.settles:
        assert fix(rule, example.after, **example.options).text == example.after


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_the_same_with_crlf(rule, example):
    if "\r" not in example.before:
        crlf = fix(rule, example.before.replace("\n", "\r\n"), **example.options).text
        assert crlf == example.after.replace("\n", "\r\n")


@every_rule
@given(text=nasty_text, dialect=DIALECTS)
def test_the_laws_hold_for_any_text(rule, text, dialect):
    found = list(rule.find(Document(text, dialect)))
    again = list(rule.find(Document(text, dialect)))
    assert found == again, "pure"
    result = fix(rule, text, dialect)  # checks that the edits are well-formed
    if not result.edits:
        assert result.text is text, "quiet"
    assert apply(text, result.edits) == result.text
    assert apply(result.text, inverse(text, result.edits)) == text, "reversible"
    if rule.settles:
        assert fix(rule, result.text, dialect).text == result.text, "settled"
    list(result.findings())


@every_rule
@given(text=nasty_text, dialect=DIALECTS)
def test_a_rule_changes_no_region_that_it_is_not_about(rule, text, dialect):
    doc = Document(text.replace("\r\n", "\n"), dialect)
    for step in fix(rule, doc.text, dialect).steps:
        for edit in step.edits:
            assert doc.protected(edit.start, edit.end, rule.about) is None


@every_rule
def test_a_rule_imports_nothing_above_it_and_makes_its_regexes_linear(rule):
    file = Path(textkit.__file__).parent / "rules" / catalog.names()[rule.name] / f"{rule.name.replace('-', '_')}.py"
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {name for name in imported if name.startswith(("textkit.pipeline", "textkit.files", "textkit.cli"))}


@given(text=nasty_text)
def test_a_pipe_equals_one_run(text):
    calls = [Call(rule, {}) for rule in RULES]
    piped = text
    for call in calls:
        piped = run(piped, [call]).text
    assert run(text, calls).text == piped


@given(text=nasty_text, recipe=st.sampled_from(["web", "repo", "corpus"]))
def test_a_recipe_settles(text, recipe):
    once = textkit.clean(text, recipe).text
    assert textkit.clean(once, recipe).text == once


@given(text=nasty_text, recipe=st.sampled_from(["web", "repo"]))
def test_line_endings_do_not_matter(text, recipe):
    text = text.replace("\r", "")
    crlf = textkit.clean(text.replace("\n", "\r\n"), recipe).text
    assert crlf == textkit.clean(text, recipe).text.replace("\n", "\r\n")


def test_edits_carry_a_reason():
    for rule in RULES:
        for example in examples(rule.docs):
            found = rule.find(Document(example.before), **rule.settings(example.options))
            assert all(change.why for change in found), rule.name
            assert not any(isinstance(change, Edit) and not change.why for change in found)
