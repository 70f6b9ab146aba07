"""Diff: git is the oracle: what it makes of the old text and the diff is the new text."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textkit.diff import unified
from textkit.edit import Edit, apply

LINES = "".join(f"第{i}行\n" for i in range(30))


def at(text, old, new):
    start = text.index(old)
    return Edit(start, start + len(old), new, "x")


def applied(folder, old, diff):
    """Return what git makes of *old* with *diff*."""
    file = folder / "a.md"
    file.write_bytes(old.encode())
    git = ["git", "apply", "--whitespace=nowarn", "--unidiff-zero", "-"]
    done = subprocess.run(git, input=diff.encode(), cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, f"{done.stderr.decode()}\n{diff}"
    return file.read_bytes().decode() if file.exists() else ""


@pytest.mark.parametrize(
    "changes",
    [
        [("第5行\n", "")],
        [("第0行\n", "")],
        [("第0行", "第零行")],
        [("第29行\n", "")],
        [("第29行\n", "第29行")],
        [("第5行\n第6行\n", "五六\n")],
        [("第5行\n", "第5行\n\n\n新行\n")],
        [("行\n第6", "、六")],
        [("第5", "五"), ("第6", "六"), ("第13", "十三"), ("第20", "二十")],
        [("第5行\n第6行\n第7", ""), ("行\n第8", "")],
        [(LINES, "")],
        [(LINES, "全新\n")],
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("tail", ["", "没有换行"])
def test_git_applies_it(tmp_path, changes, end, tail):
    old = f"{LINES}{tail}".replace("\n", end)
    edits = [at(old, before.replace("\n", end), after.replace("\n", end)) for before, after in changes]
    new = apply(old, edits)
    assert applied(tmp_path, old, unified(old, edits, "a/a.md", "b/a.md")) == new


@settings(max_examples=40)
@given(
    text=st.lists(st.sampled_from(["甲", "乙\n", "\n", "丙丁\n", "\u2028", "\x0c"]), min_size=1, max_size=40).map(
        "".join
    ),
    cuts=st.lists(st.integers(0, 60), min_size=2, max_size=8),
    new=st.sampled_from(["", "x", "\n", "一\n二"]),
)
def test_git_applies_any(tmp_path_factory, text, cuts, new):
    places = sorted(min(cut, len(text)) for cut in cuts)
    pairs = zip(places[::2], places[1::2], strict=False)
    edits = [Edit(start, end, new, "x") for start, end in pairs if text[start:end] != new]
    if edits:
        old, diff = text, unified(text, edits, "a/a.md", "b/a.md")
        assert applied(tmp_path_factory.mktemp("git"), old, diff) == apply(old, edits)


def test_hunks_show_three_lines_around_and_join_when_near():
    diff = unified(LINES, [at(LINES, "第5行", "五"), at(LINES, "第20行", "廿")], "a/x", "b/x")
    assert diff == (
        "--- a/x\n+++ b/x\n"
        "@@ -3,7 +3,7 @@\n 第2行\n 第3行\n 第4行\n-第5行\n+五\n 第6行\n 第7行\n 第8行\n"
        "@@ -18,7 +18,7 @@\n 第17行\n 第18行\n 第19行\n-第20行\n+廿\n 第21行\n 第22行\n 第23行\n"
    )
    near = unified(LINES, [at(LINES, "第5行", "五"), at(LINES, "第11行", "十一")], "a/x", "b/x")
    assert near.count("@@ -") == 1


def test_nothing_makes_no_diff():
    assert unified(LINES, [], "a", "b") == ""
