"""Globs: what git's patterns mean is pathspec's to say, however hostile they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from textkit.errors import UserError
from textkit.tree import globs
from textkit.tree.walk import walk

PIECES = ["a", "b", "ab", "/", "/", "*", "*", "?", "**", "/**/", "**/", "[ab]", "\\*", ".", "!", "(", "c*"]
NAMES = st.lists(st.sampled_from(["a", "b", "ab", "ba", "aab", "*", "a.b", "c", "("]), min_size=1, max_size=6)


@given(
    lines=st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), min_size=1, max_size=3),
    path=NAMES.map("/".join),
    end=st.sampled_from(["", "/"]),
)
def test_they_match_what_pathspec_matches(lines, path, end):
    try:
        theirs = GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return
    assert globs.spec(lines).check_file(path + end).include == theirs.check_file(path + end).include


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("a*" * 60 + "b", "a" * 250),
        ("*a" * 60 + "b", "a" * 250),
        ("a*" * 60 + "b/c", "a" * 250 + "/c"),
        ("**/a/" * 60 + "b", "a/" * 2000),
        ("a/**/" * 60 + "b", "a/" * 2000),
        ("**/a*a*a*a/" * 20 + "b", "aaaaaaa/" * 500),
        ("*/a" * 60 + "b", "a/" * 2000),
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_glob_takes_no_time(line, path):
    assert not globs.spec([line]).match_file(path)


def test_a_set_has_no_slash_in_it_as_in_git():
    glob = globs.spec(["x[!a]y", "p[--0]q", "s[]]t", "\\[!a]"])
    assert [glob.match_file(path) for path in ("x/y", "xby", "p/q", "p.q", "s/t", "s]t", "[!a]")] == [
        *(False, True, False, True, False, True, True)
    ]


@pytest.mark.parametrize("line", ["!", "\\", "a\\", "[z-a]"])
def test_what_is_no_pattern_is_told_of_or_passed_over(line, tmp_path):
    assert not globs.known(line)
    with pytest.raises(UserError, match="no pattern"):
        globs.spec(["a", line])
    (tmp_path / ".gitignore").write_text(f"{line}\n[[:alpha:]]\na.md\n", encoding="utf-8")
    (tmp_path / "a.md").touch()
    (tmp_path / "1.md").touch()
    assert [path.name for path in walk([tmp_path])] == ["1.md"]


def test_the_last_star_of_a_name_may_give_back():
    assert globs.spec(["a*b"]).match_file("abab")
    assert globs.spec(["x*a*b.md"]).match_file("xaab.mdab.md")
    assert globs.settled("^(?:.+/)?x[^/]*a[^/]*b$") == "^(?:.+/)?x(?>[^/]*?a)[^/]*b$"
    assert re.fullmatch(globs.settled("x[^/]*a[^/]*b"), "xaab")
