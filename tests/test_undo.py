"""Undo: a journal gives every byte back, and is believed only where the files agree with it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nasty import nasty_text

from textkit import recipes
from textkit.errors import UserError
from textkit.tree import batch, journal
from textkit.tree.entry import restored, sha
from textkit.tree.examine import Order, examine
from textkit.tree.undo import history, undo

LOG = Path("log.jsonl")
TEXT = "# 标\u200b题\n\n第一段\u200b文字，写得很好。\n\n```\ncode\u200b\n```\n\u200b最后一行"


def mixed(text, *encodings):
    """Return *text* with its lines in *encodings* by turns."""
    lines = text.replace("\u200b", "").split("\n")
    return b"\n".join(line.encode(encodings[i % len(encodings)]) for i, line in enumerate(lines))


# Every way in which bytes can be odd, each with something to repair.
TREE = {
    "plain.md": TEXT.encode(),
    "ends.md": f"{TEXT}\n".encode(),
    "crlf.md": TEXT.replace("\n", "\r\n").encode(),
    "cr.md": TEXT.replace("\n", "\r").encode(),
    "mixed-ends.md": TEXT.replace("\n\n", "\r\n\n").encode(),
    "bom.md": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf16le.md": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf16be-crlf.md": b"\xfe\xff" + TEXT.replace("\n", "\r\n").encode("utf-16-be"),
    "gb18030.md": TEXT.encode("gb18030"),
    "big5.txt": "這是一段用大五碼寫的文字，內容很好。voilÃ".encode("big5", "replace") + b"\r\n",
    "invalid.md": TEXT.encode() + b" \xff\xfe\xc3 \xe4\xb8\n" + TEXT.encode(),
    "invalid-crlf.md": b"\xe4\xb8\r\n" + TEXT.replace("\n", "\r\n").encode() + b"\xe4",
    "two-encodings.md": mixed(TEXT, "utf-8", "gb18030") + "\u200b".encode(),
    "nul.md": ("\u200b中" * 20 + "\0").encode("utf-16-le"),
    "deep/中文 名.md": TEXT.encode(),
    os.fsdecode(b"name-\xff.md"): TEXT.encode(),
    "clean.md": "没有毛病。\n".encode(),
}


def order(transcode=""):
    plan = recipes.plan(["mojibake", "zero-width"])._replace(transcode=transcode)
    return batch.Order(lambda _: plan, "write", log=LOG)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, data in TREE.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(data)
    return [Path(name) for name in TREE]


def contents():
    return {name: Path(name).read_bytes() for name in TREE}


@pytest.mark.parametrize("transcode", ["", "utf-8", "gb18030"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_undo_gives_back_every_byte_of_a_mixed_tree(tree, transcode, jobs):
    states = [outcome.state for outcome in batch.run(tree, order(transcode), jobs)]
    assert states.count("written") >= len(TREE) - 7, "what cannot be written without loss is refused"
    assert contents() != TREE
    assert {outcome.state for outcome in undo(LOG, Path())} == {"written"}
    assert contents() == TREE
    assert {outcome.state for outcome in undo(LOG, Path())} == {"clean"}, "a second undo finds nothing to do"


def test_undo_goes_back_over_several_runs(tree):
    list(batch.run(tree, order(), 1))
    list(batch.run(tree, order("utf-8"), 1))
    assert {outcome.state for outcome in undo(LOG, Path())} == {"written"}
    assert contents() == TREE


def test_undo_can_be_held_to_some_files(tree):
    list(batch.run(tree, order()))
    after = contents()
    assert [outcome.path for outcome in undo(LOG, Path(), [Path("deep"), Path("bom.md")])] == [
        Path("bom.md"),
        Path("deep/中文 名.md"),
    ]
    assert contents() == after | {name: TREE[name] for name in ("bom.md", "deep/中文 名.md")}


def test_a_file_that_changed_since_is_refused_and_named(tree):
    list(batch.run(tree, order()))
    Path("bom.md").write_bytes(b"mine now")
    outcomes = {str(outcome.path): outcome for outcome in undo(LOG, Path())}
    assert (outcomes["bom.md"].state, outcomes["bom.md"].reason) == (
        "refused",
        "changed since it was logged; not touched",
    )
    assert contents() == TREE | {"bom.md": b"mine now"}


@pytest.mark.usefixtures("tree")
def test_an_entry_tells_what_was_done_and_why():
    list(batch.run([Path("plain.md")], order()))
    (entry,) = journal.read(LOG)
    assert (entry.file, entry.encoding, entry.newline) == ("plain.md", "utf-8", "\n")
    assert (entry.before, entry.after) == (sha(TREE["plain.md"]), sha(Path("plain.md").read_bytes()))
    assert [change.rules for change in entry.edits] == [("zero-width",)] * len(entry.edits)
    assert entry.edits[0] == (3, 1, 4, "\u200b", "", ("zero-width",), "invisible character")


def forged(**fields):
    """Return a line that a stranger may have made of a true entry."""
    true = json.loads(LOG.read_bytes().split(b"\n")[0])
    return json.dumps({**true, **fields}).encode() + b"\n"


@pytest.mark.parametrize("name", ["../outside.md", "link/outside.md", "{root}/outside.md"])
def test_a_journal_reaches_no_file_outside_the_tree(tmp_path, monkeypatch, name):
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to("..")
    (inside / "a.md").write_bytes(TEXT.encode())
    monkeypatch.chdir(inside)
    list(batch.run([Path("a.md")], order()))
    outside = tmp_path / "outside.md"
    outside.write_bytes(Path("a.md").read_bytes())
    LOG.write_bytes(forged(file=name.format(root=tmp_path)))
    (outcome,) = undo(LOG, Path())
    assert (outcome.state, outcome.reason) == (
        "refused",
        "outside this folder, and undo works in it alone; run it in one that holds the file",
    )
    assert outside.read_bytes() == Path("a.md").read_bytes()


@pytest.mark.parametrize(
    "fields",
    [
        {"file": 7},
        {"before": "xyz"},
        {"edits": None},
        {"edits": [{"start": -1, "line": 1, "column": 1, "old": "", "new": "", "rules": [], "why": ""}]},
        {"edits": [{}]},
        {"kept": 1},
        {"more": 1},
        {"data": None},
    ],
)
def test_a_line_that_is_no_entry_stops_undo_before_it_writes(tree, fields):
    list(batch.run(tree, order()))
    after = contents()
    with LOG.open("ab") as log:
        log.write(forged(**fields))
    with pytest.raises(UserError, match=r"log.jsonl:\d+: not an entry"):
        list(undo(LOG, Path()))
    assert contents() == after


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    "fields",
    [
        {"before": "00" * 32},
        {"encoding": "no-such"},
        {"encoding": "zlib"},
        {"bom": "00"},
        {"data": "!"},
        {"edits": [{"start": 10**9, "line": 1, "column": 1, "old": "x", "new": "", "rules": [], "why": ""}]},
        {"edits": [{"start": 0, "line": 1, "column": 1, "old": "x", "new": "y", "rules": [], "why": ""}]},
    ],
)
def test_an_entry_that_lies_about_the_bytes_is_refused(fields):
    list(batch.run([Path("plain.md")], order()))
    after = contents()
    LOG.write_bytes(forged(**fields))
    assert [outcome.state for outcome in undo(LOG, Path())] == ["refused"]
    assert contents() == after


@pytest.mark.usefixtures("tree")
def test_what_a_killed_run_left_in_the_journal_harms_nothing():
    list(batch.run([Path("plain.md")], order()))
    with LOG.open("ab") as log:
        log.write(b'{"file": "bom.md", "bef')
    list(batch.run([Path("crlf.md")], order()))
    assert [entry.file for entry in journal.read(LOG)] == ["plain.md", "crlf.md"]
    list(undo(LOG, Path()))
    assert contents() == TREE


@pytest.mark.usefixtures("tree")
def test_an_entry_whose_file_was_never_written_is_passed_over():
    list(batch.run([Path("plain.md")], order()))
    Path("plain.md").write_bytes(TREE["plain.md"])
    assert [outcome.state for outcome in undo(LOG, Path())] == ["clean"]


@pytest.mark.usefixtures("tree")
def test_without_its_journal_a_file_stays_as_it_is():
    LOG.mkdir()
    outcome = next(batch.run([Path("plain.md")], order()))
    assert (outcome.state, contents()) == ("refused", TREE)


@given(text=nasty_text, encoding=st.sampled_from(["utf-8", "utf-16-le", "gb18030"]), tail=st.binary(max_size=3))
def test_any_entry_gives_its_bytes_back(text, encoding, tail):
    from textkit.tree.entry import entered

    data = text.encode(encoding, "replace") + tail
    plan = recipes.plan("repo")
    seen = examine(data, Path("a.md"), Order(lambda _: plan))
    entry = entered("a.md", seen)
    assert restored(entry, seen.fresh) == data


@pytest.mark.usefixtures("tree")
def test_a_journal_can_be_shown_as_any_report_shows_a_run():
    list(batch.run([Path("plain.md"), Path("crlf.md")], order()))
    told = list(history(LOG))
    assert [(str(outcome.path), outcome.state) for outcome in told] == [("plain.md", "written"), ("crlf.md", "written")]
    first = told[0].findings[0]
    assert (first.rule, first.risk, first.line, first.column, first.old, first.new) == (
        "zero-width",
        "safe",
        1,
        4,
        "\u200b",
        "",
    )
    assert [outcome.path for outcome in history(LOG, [Path("crlf.md")])] == [Path("crlf.md")]
