"""The command on files and folders: what is reported, what is written, and which exit code that makes."""

from __future__ import annotations

import json

import pytest
from command import textkit

DIRTY, CLEAN = "caf\u00c3\u00a9\n".encode(), "café\n".encode()


@pytest.fixture
def tree(tmp_path):
    """A folder with a dirty file, a clean one, and one that is not text."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.md").write_bytes(CLEAN)
    (tmp_path / "b.png").write_bytes(b"\x89PNG\0")
    (tmp_path / "sub" / "c.md").write_bytes(DIRTY)
    return tmp_path


def contents(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("words", [["check"], ["clean"], ["clean", "--check"], ["clean", "--diff"], ["encoding"]])
def test_nothing_is_written_unless_asked(tree, words):
    before = contents(tree)
    assert textkit(*words, ".", cwd=tree).status == 1
    assert textkit(*words, "a.md", cwd=tree) == (0, b"", textkit(*words, "a.md", cwd=tree).err)
    assert contents(tree) == before


def test_a_report_for_people_goes_to_stderr(tree):
    done = textkit("check", ".", cwd=tree)
    assert done.out == b""
    assert "sub/c.md" in done.err
    assert "mojibake" in done.err


def test_a_report_for_machines_goes_to_stdout(tree):
    done = textkit("check", "--format", "json", ".", cwd=tree)
    assert (done.status, done.err) == (1, "")
    assert [one["state"] for one in json.loads(done.out)] == ["clean", "found"]


def test_diff_is_a_patch(tree):
    patch = textkit("encoding", "--diff", ".", cwd=tree).out.decode()
    assert patch.startswith("--- a/sub/c.md\n+++ b/sub/c.md\n@@")
    assert "-cafÃ©\n+café\n" in patch


def test_write_changes_what_needs_it_and_nothing_else(tree):
    before = (tree / "a.md").stat()
    done = textkit("encoding", "-w", ".", cwd=tree)
    assert (done.status, done.out) == (0, b"")
    assert done.err == "textkit: 1 file written; changed mojibake 1\n"
    assert contents(tree) == {"a.md": CLEAN, "b.png": b"\x89PNG\0", "sub/c.md": CLEAN}
    after = (tree / "a.md").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert textkit("encoding", "-w", ".", cwd=tree) == (0, b"", "")


def test_a_hook_can_ask_to_be_told_of_a_fix(tree):
    words = ["encoding", "--write", "--exit-non-zero-on-fix", "."]
    assert [textkit(*words, cwd=tree).status for _ in "ab"] == [1, 0]


def test_output_mirrors_the_tree(tree, tmp_path_factory):
    into = tmp_path_factory.mktemp("into")
    assert textkit("encoding", "--output", str(into), str(tree)).status == 0
    assert contents(into) == {"a.md": CLEAN, "sub/c.md": CLEAN}
    assert (tree / "sub" / "c.md").read_bytes() == DIRTY


def test_output_inside_the_tree_is_not_input(tree):
    for _ in "ab":
        assert textkit("encoding", "--output", "new", ".", cwd=tree).status == 0
        assert contents(tree / "new") == {"a.md": CLEAN, "sub/c.md": CLEAN}


@pytest.mark.parametrize(
    ("words", "stdin"), [(["--files-from", "-"], b"sub/c.md\na.md\n"), (["--files0-from", "-"], b"sub/c.md\0a.md")]
)
def test_paths_can_be_listed(tree, words, stdin):
    done = textkit("check", "--format", "jsonl", *words, cwd=tree, stdin=stdin)
    assert [json.loads(line)["path"] for line in done.out.strip().split(b"\n")] == ["sub/c.md", "a.md"]


def test_excluded_paths_are_left_out(tree):
    assert textkit("check", "--exclude", "sub/", ".", cwd=tree).status == 0
    assert textkit("check", "--exclude", "c.md", "sub/c.md", cwd=tree).status == 1
    assert textkit("check", "--exclude", "c.md", "--force-exclude", "sub/c.md", cwd=tree).status == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_file_never_stops_the_rest(tree, jobs):
    done = textkit("encoding", "-w", "-j", jobs, "gone.md", "b.png", ".", cwd=tree)
    assert done.status == 2
    assert "textkit: gone.md: no such file\ntextkit: b.png: binary, not text\n" in done.err
    assert (tree / "sub" / "c.md").read_bytes() == CLEAN


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--output", "sub", "sub"), "--output sub holds the files that are read; name another folder"),
        (("--output", ".", "sub/c.md"), "--output . holds the files that are read; name another folder"),
        (("--jobs", "-1", "sub"), "--jobs takes a number of processes, or 0 for one a core"),
        (("--select", "nothing-like-it", "sub"), "unknown rule 'nothing-like-it'; textkit rules lists them"),
        (("--set", "variant.to=xx", "sub"), "unknown value for variant.to 'xx'; known: hans, hant, hk, jp, tw"),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_line(tree, words, said):
    before = contents(tree)
    assert textkit("clean", *words, cwd=tree) == (2, b"", f"textkit: {said}\n")
    assert contents(tree) == before


def test_a_pipe_and_a_file_get_the_same(tree):
    piped = textkit("clean", stdin=DIRTY).out
    assert textkit("clean", "-w", "sub/c.md", cwd=tree).status == 0
    assert (tree / "sub" / "c.md").read_bytes() == piped


def test_the_name_of_stdin_picks_the_dialect():
    code = "    caf\u00c3\u00a9\n".encode()
    assert textkit("encoding", stdin=code).out == b"    caf\xc3\xa9\n"
    assert textkit("encoding", "--stdin-filename", "a.md", stdin=code).out == code
    assert textkit("encoding", "--dialect", "markdown", stdin=code).out == code


def test_what_a_journal_holds_can_be_undone(tree):
    before = contents(tree)
    assert textkit("encoding", "-w", "--log", "../log.jsonl", ".", cwd=tree).status == 0
    assert contents(tree) != before
    assert textkit("undo", "../log.jsonl", cwd=tree) == (0, b"", "textkit: 1 file given back\n")
    assert contents(tree) == before


def test_a_log_of_something_else_is_neither_added_to_nor_read(tree):
    done = textkit("encoding", "-w", "--log", "a.md", ".", cwd=tree)
    assert (done.status, (tree / "a.md").read_bytes()) == (2, CLEAN)
    assert "sub/c.md: not written: cannot log to a.md: it is no textkit log; it stays as it is\n" in done.err
    assert textkit("undo", "a.md", cwd=tree) == (2, b"", "textkit: a.md:1: not an entry of a textkit log\n")


def test_what_is_refused_is_not_logged(tree):
    (tree / "sub" / "c.md").chmod(0o444)
    done = textkit("encoding", "-w", "--log", "log.jsonl", ".", cwd=tree)
    assert (done.status, (tree / "log.jsonl").exists()) == (2, False)


def test_undo_refuses_a_file_that_has_changed_since(tree):
    textkit("encoding", "-w", "--log", "../log.jsonl", ".", cwd=tree)
    (tree / "sub" / "c.md").write_bytes(b"new\n")
    done = textkit("undo", "../log.jsonl", cwd=tree)
    assert done == (
        2,
        b"",
        "textkit: sub/c.md: changed since it was logged; not touched\ntextkit: 1 file not touched\n",
    )
    assert (tree / "sub" / "c.md").read_bytes() == b"new\n"


def test_a_path_of_which_a_journal_says_nothing_is_no_success(tree):
    textkit("encoding", "-w", "--log", "../log.jsonl", ".", cwd=tree)
    said = "textkit: sub/d.md: ../log.jsonl says nothing of it\n"
    for words in (["undo"], ["log"], ["log", "--format", "json"]):
        assert textkit(*words, "../log.jsonl", "sub/c.md", "sub/d.md", cwd=tree) == (2, b"", said)
    assert textkit("log", "../log.jsonl", "sub", cwd=tree).status == 0
    assert textkit("undo", "../log.jsonl", "sub", cwd=tree) == (0, b"", "textkit: 1 file given back\n")


def test_undo_tells_where_a_file_is_looked_for(tree):
    textkit("encoding", "-w", "--log", "../log.jsonl", ".", cwd=tree)
    done = textkit("undo", "../../log.jsonl", cwd=tree / "sub")
    said = "textkit: sub/c.md: no such file; undo looks for it from the folder in which it was logged\n"
    assert done == (2, b"", said + "textkit: 1 file not touched\n")
