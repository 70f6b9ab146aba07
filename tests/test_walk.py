"""Walk: git is the oracle for what is ignored."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from textkit.tree.outcome import Problem
from textkit.tree.walk import Filter, ignored, walk

IGNORES = {
    ".gitignore": "build/\n*.tmp.md\n!keep.tmp.md\n/root.md\ndeep/**/x.md\n# note\n\\#hash.md\ntrail.md  \n",
    "sub/.gitignore": "!root.md\nlocal.md\n*.bak.md\nvendor/*\n!vendor/own.md\n",
    "sub/deeper/.gitignore": "!*.bak.md\n",
}
NAMES = [
    "a.md",
    "b.tmp.md",
    "keep.tmp.md",
    "root.md",
    "build/a.md",
    "deep/x.md",
    "deep/1/2/x.md",
    "deep/1/2/y.md",
    "#hash.md",
    "trail.md",
    "中文.md",
    "sub/root.md",
    "sub/local.md",
    "sub/a.bak.md",
    "sub/deeper/a.bak.md",
    "sub/build/q.md",
    "sub/vendor/own.md",
    "sub/vendor/their.md",
]


def make(root: Path, names, content="x\n"):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")


def found(root, want=Filter()):  # noqa: B008 - immutable
    return [str(path.relative_to(root)) for path in walk([root], want) if isinstance(path, Path)]


@pytest.fixture
def repository(tmp_path):
    make(tmp_path, NAMES)
    for name, text in IGNORES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    return tmp_path


def test_a_walk_sees_what_git_sees(repository):
    listed = ["git", "-C", repository, "ls-files", "-z", "--others", "--exclude-standard", "*.md"]
    seen = subprocess.run(listed, check=True, capture_output=True).stdout.decode().split("\0")
    assert sorted(found(repository)) == sorted(name for name in seen if name)


def test_a_walk_from_inside_knows_the_ignore_files_above(repository):
    assert found(repository / "sub") == [name[4:] for name in found(repository) if name.startswith("sub/")]


def test_git_own_excludes_count(repository):
    (repository / ".git/info/exclude").write_text("a.md\n", encoding="utf-8")
    assert "a.md" not in found(repository)


def test_our_own_ignore_file_wins_over_git(repository):
    (repository / ".textkitignore").write_text("中文.md\n!b.tmp.md\n", encoding="utf-8")
    names = found(repository)
    assert "中文.md" not in names
    assert "b.tmp.md" in names


def test_ignore_files_can_be_switched_off(repository):
    assert sorted(found(repository, Filter(no_ignore=True))) == sorted(NAMES)


def test_an_exclude_cannot_be_undone_by_an_ignore_file(repository):
    assert "keep.tmp.md" not in found(repository, Filter(exclude=["keep.*"], root=str(repository)))


def test_hidden_names_and_other_kinds_of_file_are_left_out(tmp_path):
    make(tmp_path, ["a.md", ".b.md", ".c/d.md", "e.py", "F.MD", "g.txt", ".x.textkit-tmp"])
    assert found(tmp_path) == ["F.MD", "a.md", "g.txt"]
    assert found(tmp_path, Filter(hidden=True)) == [".b.md", ".c/d.md", "F.MD", "a.md", "g.txt"]
    assert found(tmp_path, Filter(suffixes=frozenset({".py"}))) == ["e.py"]


def test_links_are_followed_only_when_told_and_never_in_a_circle(tmp_path):
    make(tmp_path, ["real/a.md"])
    (tmp_path / "real/again").symlink_to("..")
    (tmp_path / "z.md").symlink_to("real/a.md")
    assert found(tmp_path) == ["real/a.md"]
    assert found(tmp_path, Filter(follow=True)) == ["real/a.md", "z.md"]


def test_a_file_that_is_named_is_taken_unless_excludes_are_forced(repository):
    path = repository / "b.tmp.md"
    assert list(walk([path])) == [path]
    assert list(walk([path, repository / "a.md"], Filter(force_exclude=True))) == [repository / "a.md"]
    assert ignored(repository / "build" / "a.md")


def test_what_is_not_there_is_a_problem_and_stops_nothing(tmp_path):
    make(tmp_path, ["a.md"])
    (tmp_path / "broken.md").symlink_to("nowhere")
    answers = list(walk([tmp_path / "no.md", tmp_path / "broken.md", tmp_path / "a.md"]))
    assert answers[:2] == [
        Problem(tmp_path / "no.md", "no such file"),
        Problem(tmp_path / "broken.md", "a broken link"),
    ]
    assert answers[2] == tmp_path / "a.md"


def test_names_that_are_no_utf8_are_walked(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")).write_bytes(b"x\n")
    assert [os.fsencode(path.name) for path in walk([tmp_path])] == [b"\xff.md"]


@pytest.mark.parametrize(
    ("named", "taken"),
    [
        ("a.md ./a.md a.md", ["a.md"]),
        ("sub sub/b.md sub/x.rst", ["sub/b.md", "sub/x.rst"]),
        ("sub/b.md .", ["sub/b.md", "a.md", "sub-2/c.md"]),
        (". sub", ["a.md", "sub/b.md", "sub-2/c.md"]),
        ("sub-2 sub", ["sub-2/c.md", "sub/b.md"]),
        ("no.md no.md", ["no.md"]),
    ],
)
def test_no_file_is_taken_twice(tmp_path, monkeypatch, named, taken):
    for name in ("a.md", "sub/b.md", "sub/x.rst", "sub-2/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    found = [*walk(map(Path, named.split()))]
    assert [str(one.path if isinstance(one, Problem) else one) for one in found] == taken
