"""The laws that every rule and recipe keeps, for any text: the suite, the fuzzer and old finds hold them to it."""

from __future__ import annotations

import textkit
from textkit import catalog
from textkit.document import Document
from textkit.edit import apply, inverse
from textkit.pipeline import Call, run
from textkit.rule import examples

RULES = [catalog.load(name) for name in catalog.names()]
RECIPES = ("web", "repo", "corpus")


def settings():
    """Every rule with its default options, and with each set of options that its examples show."""
    for rule in RULES:
        seen = []
        for options in ({}, *(example.options for example in examples(rule.docs))):
            if options not in seen:
                seen.append(options)
                yield rule, options


def fix(rule, text, dialect="web", **options):
    return run(text, [Call(rule, rule.settings(options))], dialect)


def a_rule_is_lawful(rule, text, dialect, **options):
    given = rule.settings(options)
    found = list(rule.find(Document(text, dialect), **given))
    assert found == list(rule.find(Document(text, dialect), **given)), "pure"
    assert not found or not rule.clue or Document(text, dialect).fact(rule.clue), "nothing without its clue"
    result = fix(rule, text, dialect, **options)  # checks that the edits are well-formed
    if not result.edits:
        assert result.text is text, "quiet"
    assert apply(text, result.edits) == result.text, "one list of edits does it all"
    assert apply(result.text, inverse(text, result.edits)) == text, "reversible"
    for finding in result.findings():
        assert 0 <= finding.start <= finding.end <= len(text), "placed in the original"
        assert finding.why, "says why"
    if rule.settles:
        assert fix(rule, result.text, dialect, **options).text == result.text, "settled"


def a_rule_is_confined(rule, text, dialect, **options):
    for step in fix(rule, text, dialect, **options).steps:
        for edit in step.edits:
            assert step.before.protected(edit.start, edit.end, rule.about) is None
        after = Document(apply(step.before.text, step.edits), dialect)
        for old, new in survivors(step.before.text, step.edits):
            if step.before.protected(old, old + 1):
                assert after.protected(new, new + 1), "what was protected stays so"


def survivors(text, edits):
    """Yield where each character stood in *text* that *edits* leave, and where it stands then."""
    at = new = 0
    for start, end, fresh, _ in [*edits, (len(text), len(text), "", "")]:
        yield from zip(range(at, start), range(new, new + start - at), strict=True)
        at, new = end, new + start - at + len(fresh)


def a_recipe_settles(text, recipe):
    once = textkit.clean(text, recipe).text
    assert textkit.clean(once, recipe).text == once


def a_pipe_is_one_run(text):
    """Where line ends are mixed, a new line ends as most do, and who sees only a part may count otherwise."""
    calls = [Call(rule, {}) for rule in RULES]
    piped = text
    for call in calls:
        piped = run(piped, [call]).text
    assert run(text, calls).text.replace("\r\n", "\n") == piped.replace("\r\n", "\n")
    if "\r" not in text:
        assert run(text, calls).text == piped


def line_endings_do_not_matter(text, recipe):
    text = text.replace("\r", "")
    crlf = textkit.clean(text.replace("\n", "\r\n"), recipe).text
    assert crlf == textkit.clean(text, recipe).text.replace("\n", "\r\n")
