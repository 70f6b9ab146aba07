"""An edit that would leave something bare, or make another rule find more, is not made; the others are."""

from __future__ import annotations

import pytest

import textkit
from textkit.aftermath import harmless
from textkit.document import Document
from textkit.edit import Edit, apply
from textkit.rule import rule

RULE = rule(risk="safe")(lambda _: ())


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        pytest.param("a\u200bb\u200b", "\u200b", "ab", id="nothing is protected"),
        pytest.param("<!-- a\u200bb -->\u200b", "\u200b", "<!-- ab -->", id="what changes stays protected"),
        pytest.param("<script>\na\n", "<script>\n", "<script>\na\n", id="the beginning of a block"),
        pytest.param("x `a\nb` X", "X", "x `a\nb` ", id="beside a region"),
        pytest.param("`X\nb` X", "`X", "`X\nb` X", id="half of a region"),
        pytest.param("X\n\nX~~~\n~~~\nb\n", "X", "X\n\nX~~~\n~~~\nb\n", id="a fence that would close another"),
        pytest.param("X\n\n`a`X`", "X", "\n\n`a`X`", id="one edit of two"),
        pytest.param("`a` http://b c", "`a` http://b", " c", id="two regions at once"),
    ],
)
def test_what_is_protected_stays_so(text, gone, left):
    doc = Document(text)
    found = [Edit(at, at + len(gone), "", "gone") for at in range(len(text)) if text.startswith(gone, at)]
    edits, after = harmless(doc, RULE, found)
    assert apply(text, edits) == after.text == left


def test_a_rule_leaves_a_line_where_another_would_then_find_more():
    text = "浣犲ソ\xad\n如此\xad复杂的证明\n"
    assert textkit.clean(text, ["soft-hyphen"]).text == "浣犲ソ\xad\n如此复杂的证明\n"
    assert textkit.clean(text, ["encoding"]).text == "浣犲ソ\xad\n如此复杂的证明\n"


def test_a_rule_may_be_kept_from_all_that_it_would_do():
    text = "title: a\n---\n浣犲ソ\xad"
    assert textkit.clean(text, ["soft-hyphen"]).text is text


def test_what_another_rule_finds_already_keeps_nothing_from_being_done():
    text = "&#38738;石&#65;\xad\n"
    assert textkit.clean(text, ["soft-hyphen"]).text == "&#38738;石&#65;\n"
