"""Batch: one file at a time, whole or not at all, whatever happens to another."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from textkit import recipes, report
from textkit.pipeline import run
from textkit.recipes import Plan
from textkit.tree import batch
from textkit.tree.outcome import Problem

BROKEN = "voilÃ  le cafÃ©\n"
FIXED = "voilà le café\n"


def order(action="check", **more):
    plan = recipes.plan(["mojibake", "zero-width"])
    return batch.Order(lambda _: plan, action, **more)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Forty files, every second one broken; the current folder."""
    monkeypatch.chdir(tmp_path)
    for i in range(40):
        Path(f"{i:02}.md").write_text(FIXED if i % 2 else BROKEN, encoding="utf-8")
    return sorted(Path().iterdir())


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_check_reports_and_writes_nothing(tree, jobs):
    outcomes = list(batch.run(tree, order(), jobs))
    assert [o.path for o in outcomes] == tree
    assert [o.state for o in outcomes] == ["found", "clean"] * 20
    assert {path.read_text(encoding="utf-8") for path in tree} == {BROKEN, FIXED}


@pytest.mark.parametrize("jobs", [1, 2])
def test_writing_touches_only_what_changes(tree, jobs):
    before = {path: path.stat().st_ino for path in tree}
    outcomes = list(batch.run(tree, order("write"), jobs))
    assert [o.state for o in outcomes] == ["written", "clean"] * 20
    assert {path.read_text(encoding="utf-8") for path in tree} == {FIXED}
    assert [path.stat().st_ino == before[path] for path in tree] == [False, True] * 20
    assert {o.state for o in batch.run(tree, order("write"), jobs)} == {"clean"}


def test_any_number_of_workers_says_the_same(tree):
    answers = [list(batch.run(tree, order(), jobs)) for jobs in (1, 2, 3)]
    assert answers[0] == answers[1] == answers[2]


def test_a_bad_file_costs_no_other(tree):
    tree[3].chmod(0)
    tree[5].unlink()
    tree[7].write_bytes(b"\x00\x01\x02\x03")
    found = [Problem(Path("none"), "no such file"), *tree]
    states = [o.state for o in batch.run(found, order("write"))]
    assert (states[0], states[6], states[8]) == ("failed", "failed", "skipped")
    assert states.count("written") == 20


def test_a_bug_in_a_rule_costs_only_the_file_that_meets_it(tree):
    def explode(text, plan, dialect):
        if "Ã" in text:
            raise RecursionError
        return run(text, plan.calls, dialect)

    outcomes = list(batch.run(tree, order(clean=explode), 2))
    assert [o.state for o in outcomes] == ["failed", "clean"] * 20
    assert outcomes[0].reason.startswith("internal error: RecursionError")


def test_a_diff_can_be_asked_for(tree):
    outcome = next(batch.run(tree, order("diff")))
    assert outcome.diff == f"--- a/00.md\n+++ b/00.md\n@@ -1,1 +1,1 @@\n-{BROKEN}+{FIXED}"


def test_another_folder_gets_every_file(tree):
    mirror = order("write", output=lambda path: Path("out") / path)
    assert {o.state for o in batch.run(tree, mirror, 2)} == {"written"}
    assert {Path("out", path).read_text(encoding="utf-8") for path in tree} == {FIXED}
    assert tree[0].read_text(encoding="utf-8") == BROKEN


LOSSY = b"\xe2\x80\x8bcaf\xc3\xa9 \xff\xfe na\xc3\xafve " + "中文，好的。".encode() + b"\n"


def test_bytes_that_cannot_be_decoded_survive_writing(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(LOSSY)
    plan = recipes.plan(["zero-width"])._replace(encoding="utf-8")
    outcome = next(batch.run([file], batch.Order(lambda _: plan, "write")))
    assert (outcome.state, file.read_bytes()) == ("written", LOSSY[3:])
    assert "undecodable-byte" in {finding.rule for finding in outcome.findings}


def test_bytes_that_would_be_lost_in_another_encoding_keep_a_file_as_it_is(tmp_path):
    file = tmp_path / "a.md"
    data = "好的文字".encode("gb18030") + b"\xff\n"
    file.write_bytes(data)
    plan = Plan([], transcode="utf-8", encoding="gb18030")
    outcome = next(batch.run([file], batch.Order(lambda _: plan, "write")))
    assert (outcome.state, file.read_bytes()) == ("refused", data)
    assert "would be lost in utf-8" in outcome.reason


@pytest.mark.parametrize("name", ["text", "concise", "jsonl", "json", "github"])
def test_a_report_hands_every_outcome_on(tree, name):
    outcomes = list(batch.run(tree, order()))
    out = io.StringIO()
    assert list(report.named(name)(outcomes, out)) == outcomes
    assert "00.md" in out.getvalue()
    assert "mojibake" in out.getvalue()


def test_a_byte_order_mark_goes_where_the_encoding_is_said_and_stays_where_it_is_not(tmp_path):
    file = tmp_path / "a.md"
    for transcode, fresh in (("utf-8", FIXED.encode()), ("", b"\xef\xbb\xbf" + FIXED.encode())):
        file.write_bytes(b"\xef\xbb\xbf" + BROKEN.encode())
        plan = recipes.plan(["mojibake"])._replace(transcode=transcode)
        (outcome,) = batch.run([file], batch.Order(lambda _: plan, "write"))  # noqa: B023 - run at once
        assert (outcome.state, file.read_bytes()) == ("written", fresh)
        assert ["byte-order mark of utf-8, goes" for _ in transcode[:1]] == [
            finding.why for finding in outcome.findings if finding.new is None
        ]
