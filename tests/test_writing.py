"""Writing: at any moment a file is its old self or its new self."""

from __future__ import annotations

import os
import resource
import signal
import sys
from contextlib import closing
from pathlib import Path

from textkit import recipes
from textkit.tree import batch

OLD, NEW = "中\u200b文\n" * 50, "中文\n" * 50
PLAN = recipes.plan(["zero-width"])
ORDER = batch.Order(lambda _: PLAN, "write")


def in_child(work):
    """Run *work* in a copy of this process, which it may harm, and return how that ended."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitpid(pid, 0)[1]


def write(files):
    return [outcome.state for outcome in batch.run(files, ORDER)]


def calls_into_c(work):
    """Return how many calls into C *work* makes: moments at which it can be killed."""
    count = 0

    def tick(_frame, event, _arg):
        nonlocal count
        count += event == "c_call"

    sys.setprofile(tick)
    work()
    sys.setprofile(None)
    return count


def killed_at(moment, work):
    """Run *work* in a child that kills itself, as the kernel would, before its call number *moment* into C."""
    left = moment

    def tick(_frame, event, _arg):
        nonlocal left
        left -= event == "c_call"
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def doomed():
        sys.setprofile(tick)
        work()

    return in_child(doomed)


def test_a_writer_killed_at_200_moments_leaves_old_or_new(tmp_path):
    files = [tmp_path / f"{i}.md" for i in range(2)]

    def reset():
        for file in files:
            file.write_text(OLD, encoding="utf-8")

    reset()
    write(files)  # what is loaded once is loaded now
    reset()
    moments = calls_into_c(lambda: write(files))
    seen = set()
    for kill in range(200):
        reset()
        assert killed_at(kill * moments // 200, lambda: write(files)) == signal.SIGKILL
        seen.add(tuple(file.read_text(encoding="utf-8") for file in files))
    assert {text for texts in seen for text in texts} == {OLD, NEW}, "the kills hit before and after"
    assert len(seen) >= len(files), "and between the files"


def test_a_leftover_of_a_killed_writer_is_never_taken_for_a_file(tmp_path):
    from textkit.tree import walk

    file = tmp_path / "a.md"
    for _ in range(2):  # what is loaded once is loaded in the first run
        file.write_text(OLD, encoding="utf-8")
        moments = calls_into_c(lambda: write([file]))
    for moment in range(moments - 30, moments, 2):  # writing comes last
        file.write_text(OLD, encoding="utf-8")
        killed_at(moment, lambda: write([file]))
    assert len(list(tmp_path.iterdir())) > 1, "some kill left something behind"
    assert list(walk.walk([tmp_path], walk.Filter(hidden=True))) == [file]


def test_a_file_that_no_longer_fits_stays_as_it_was(tmp_path):
    small, large = tmp_path / "small.md", tmp_path / "large.md"
    small.write_text(OLD[:4], encoding="utf-8")
    large.write_text(OLD * 10, encoding="utf-8")
    report = tmp_path / "report"

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        report.write_text(" ".join(write([large, small])), encoding="utf-8")

    assert in_child(limited) == 0
    assert report.read_text(encoding="utf-8") == "refused written"
    assert large.read_text(encoding="utf-8") == OLD * 10
    assert sorted(tmp_path.iterdir()) == [large, report, small]


def test_a_worker_is_interrupted_between_files_not_within_one(tmp_path):
    files = [tmp_path / f"{i:03}.md" for i in range(200)]
    for file in files:
        file.write_text(OLD, encoding="utf-8")

    def interrupted():
        with closing(batch.run(files, ORDER, 2)) as outcomes:
            next(outcomes)
            os.kill(os.getpid(), signal.SIGINT)
            list(outcomes)

    in_child(interrupted)
    assert {file.read_text(encoding="utf-8") for file in files} <= {OLD, NEW}
    assert sorted(tmp_path.iterdir()) == files


def test_nothing_is_written_where_nothing_changes(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(NEW, encoding="utf-8")
    os.utime(file, (1, 1))
    folder = Path(tmp_path).stat().st_mtime_ns
    assert write([file]) == ["clean"]
    assert file.stat().st_mtime == 1
    assert Path(tmp_path).stat().st_mtime_ns == folder
