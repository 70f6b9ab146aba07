"""Edits are applied, undone, mapped back and composed; what must hold for any text and any edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.edit import BadEditsError, Edit, apply, by_line, checked, compose, inverse, origin, tight
from textkit.newlines import fold


@st.composite
def edited(draw):
    text = draw(st.text("ab\n", min_size=1, max_size=30))
    return text, draw(edits_of(text))


@st.composite
def edits_of(draw, text):
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = [Edit(a, b, draw(st.text("XY\n", max_size=3)), "why") for a, b in pairs]
    return [edit for edit in edits if text[edit.start : edit.end] != edit.new]


@given(edited())
def test_the_inverse_takes_everything_back(case):
    text, edits = case
    assert apply(apply(text, edits), inverse(text, edits)) == text


@given(edited())
def test_no_edits_give_the_very_same_string(case):
    text, _ = case
    assert apply(text, []) is text


@given(edited())
def test_origin_is_right_for_every_untouched_character(case):
    text, edits = case
    new, back = apply(text, edits), origin(edits)
    fresh = {i for edit in inverse(text, edits) for i in range(edit.start, edit.end)}
    for i, char in enumerate(new):
        if i not in fresh:
            assert char == text[back(i)]


@given(edited(), st.data())
def test_composed_edits_do_what_both_lists_do(case, data):
    text, first = case
    middle = apply(text, first)
    second = data.draw(edits_of(middle))
    both = compose(middle, first, second)
    assert apply(text, both) == apply(middle, second)
    assert [e for e in both if text[e.start : e.end] != e.new] == checked(
        text, (e for e in both if text[e.start : e.end] != e.new)
    )


@given(st.text("ab", max_size=9), st.text("ab", max_size=9))
def test_a_tight_edit_is_the_smallest_that_does_it(old, new):
    edit = tight(0, old, new, "why")
    assert apply(old, [edit]) == new
    assert not (edit.new and old[edit.start : edit.end] and edit.new[0] == old[edit.start])


@given(st.text("a\r\n"))
def test_folding_line_ends_loses_nothing(text):
    folded, endings = fold(text)
    for at, char in enumerate(folded):
        raw = endings.raw(at)
        assert text[raw] == char or text[raw : raw + 2] == "\r\n"


@pytest.mark.parametrize(
    "bad", [[Edit(2, 1, "", "")], [Edit(0, 9, "", "")], [Edit(0, 1, "a", "")], [Edit(1, 2, "", ""), Edit(0, 1, "", "")]]
)
def test_edits_that_break_the_contract_are_refused(bad):
    with pytest.raises(BadEditsError):
        checked("abc", bad)


LINES = st.lists(st.tuples(st.text("ab", max_size=3), st.text("ab", max_size=3)), max_size=5)


@given(LINES, st.integers(0, 9))
def test_edits_by_line_change_the_lines_that_differ_and_no_others(lines, start):
    old, new = ("\n".join(column) for column in zip(("", ""), *lines, strict=True))
    edits = by_line(start, old, new, "why")
    assert apply("-" * start + old, edits) == "-" * start + new
    assert len(edits) == sum(one != other for one, other in lines)
