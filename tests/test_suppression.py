"""A document keeps rules away by comments and in its front matter; a suppression of nothing is a finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit import recipes
from textkit.pipeline import run
from textkit.suppression import Phrase

BAD = "caf\u00c3\u00a9"  # for the rule mojibake
RULES = recipes.plan(["mojibake", "zero-width", "tracking-pixel"]).calls


def left(text, rules=RULES, spare=()):
    """The numbers of the bad lines (from 0, comments counted) that stay bad, and what is said of suppressions."""
    result = run(text, rules, "markdown", spare)
    lines = [i for i, line in enumerate(result.text.split("\n")) if BAD in line]
    return lines, [(f.line, f.why) for f in result.findings() if f.rule == "unused-suppression"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("BAD\n<!-- textkit-disable -->\nBAD\nBAD\n<!-- textkit-enable -->\nBAD\n", [2, 3]),
        ("BAD\n<!-- textkit-disable -->\nBAD\nBAD\n", [2, 3]),
        ("BAD <!-- textkit-disable-line -->\nBAD\n", [0]),
        ("BAD\n<!-- textkit-disable-next-line -->\nBAD\nBAD\n", [2]),
        ("BAD\nBAD\n<!-- textkit-disable-file -->\n", [0, 1]),
        ("<!-- textkit-disable mojibake -->\nBAD\n", [1]),
        ("<!-- textkit-disable encoding -->\nBAD\n", [1]),
        ("<!-- textkit-disable mojibake, zero-width -- as he wrote it -->\nBAD \u200b\n", [1]),
        ("<!--textkit-disable mojibake-->\nBAD\n<!-- textkit-enable mojibake -->\nBAD\n", [1]),
        ("---\ntextkit-disable: true\n---\nBAD\n", [3]),
        ("---\ntextkit-disable: [mojibake]\n---\nBAD\n", [3]),
        ("---\ntextkit-disable:\n  - encoding\ntitle: x\n---\nBAD\n", [5]),
        ("+++\ntextkit-disable = true\n+++\nBAD\n", [3]),
    ],
)
def test_what_is_disabled_stays(text, lines):
    assert left(text.replace("BAD", BAD)) == (lines, [])
    crlf = text.replace("BAD", BAD).replace("\n", "\r\n")
    assert run(crlf, RULES, "markdown").text.count(BAD) == len(lines)


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- textkit-disable -->` keeps rules away: BAD\n",
        "```\n<!-- textkit-disable -->\n```\nBAD\n",
        "`<!-- textkit-disabled -->`\nBAD\n",
        "<!-- not textkit-disable -->\nBAD\n",
        "---\ntextkit-disable: false\n---\nBAD\n",
        "---\ntitle: x\n---\ntextkit-disable: true\nBAD\n",
    ],
)
def test_what_only_looks_like_a_suppression_is_none(text):
    assert left(text.replace("BAD", BAD)) == ([], [])


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- textkit-disabled -->",
        "<!-- textkit-disable-nextline mojibake -->",
        "<!-- textkit-disable: mojibake -->",
        "<!-- textkit-disable Mojibake -->",
        "<!-- textkit-disable as he wrote it. -->",
        "<!-- textkit-disable\nmojibake -->",
        "<!-- textkit-ignore -->",
    ],
)
def test_a_comment_that_was_meant_as_one_is_told(comment):
    lines, told = left(f"好\n{comment}\n{BAD}\n")
    assert lines == []
    assert told == [(2, "not read as a suppression: it takes known words, on one line, a reason behind --")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("good\n<!-- textkit-disable -->\ngood\n", (2, "suppresses nothing")),
        ("<!-- textkit-disable zero-width -->\nBAD\n", (1, "suppresses nothing of zero-width")),
        ("BAD\ngood <!-- textkit-disable-line mojibak -->\n", (2, "there is no rule or job mojibak")),
        ("BAD\n<!-- textkit-disable-next-line mojibake -->\ngood\n", (2, "suppresses nothing of mojibake")),
        ("---\ntextkit-disable: images\n---\nBAD\n", (2, "suppresses nothing of images")),
    ],
)
def test_a_suppression_of_nothing_is_a_finding(text, said):
    assert left(text.replace("BAD", BAD)) == ([], [said])


@pytest.mark.parametrize("name", ["", "glosses", "pinyin-gloss"])
def test_whether_rules_that_did_not_run_are_suppressed_for_nothing_is_not_known(name):
    calls = recipes.plan(["encoding"]).calls
    assert left(f"<!-- textkit-disable {name} -->\ngood\n", calls) == ([], [])


def test_a_phrase_is_spared_by_the_rules_that_it_names():
    text = f"{BAD} a\n{BAD} b\n"
    assert left(text, spare=[Phrase(f"{BAD} a")]) == ([0], [])
    assert left(text, spare=[Phrase(BAD, ("mojibake",))]) == ([0, 1], [])
    assert left(text, spare=[Phrase(BAD, ("images",))]) == ([], [])


pieces = [
    "<!-- textkit-disable -->",
    "<!-- textkit-enable -->",
    "<!-- textkit-disable-line mojibake -->",
    "\n",
    BAD,
    "x",
]


@given(st.lists(st.sampled_from([*pieces, "\u200b"]), max_size=12).map("".join))
def test_suppression_settles_and_forbids_only_what_it_covers(text):
    once = run(text, RULES)
    assert run(once.text, RULES).text == once.text
    if "disable" not in text:
        assert BAD not in once.text


def test_many_suppressions_cost_no_more_than_their_number():
    text = "<!-- textkit-disable-line mojibake --> caf\u00c3\u00a9\n" * 20_000
    assert run(text, RULES).text == text
