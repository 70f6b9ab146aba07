"""Faults: the rows of ``docs/faults.md``, each brought about; what the user sees and what is on disk is as it says."""

from __future__ import annotations

import io
import os
import re
import resource
import signal
import subprocess
import sys
from contextlib import ExitStack, redirect_stderr
from pathlib import Path
from typing import NamedTuple

import pytest
from command import COMMAND, ENVIRON, as_a_user

from textkit import pipeline, recipes
from textkit.cli.flags import Flags
from textkit.cli.tell import tell
from textkit.tree import batch

OLD, NEW = "caf\u00c3\u00a9\n".encode(), "café\n".encode()
LONG = OLD * 4000
PAGE = Path(__file__).parent.parent / "docs" / "faults.md"
ROW = re.compile(r"\| (.+?) \| (-?\d+) \| (.+) \| a (\w+), b (\w+) \|")
FAULTS = {row[1]: row for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))}
ENCODING = ["encoding", "-w", "-j", "1"]
A, B = Path("a.md"), Path("b.md")
CAUSES = {}


class Seen(NamedTuple):
    """What the user saw: the exit code, and stderr."""

    status: int
    said: str


def cause(fault):
    """Register the function that brings *fault* about in the working folder, and returns what was ``Seen``."""

    def registered(function):
        CAUSES[fault] = function
        return function

    return registered


def run(*words, before=None, streams="", **environ):
    """Run the command with *words*, its *streams* as a shell puts them, in a process that calls *before* first."""
    shell = ["/bin/sh", "-c", f'exec "$@" {streams}', "sh"] if streams else []
    done = subprocess.run(
        [*shell, *COMMAND, *words],
        input=OLD,
        capture_output=True,
        check=False,
        env=ENVIRON | environ,
        preexec_fn=before,
        timeout=60,
    )
    return Seen(done.returncode, done.stderr.decode())


# The command, in a process that sends itself a signal at the first event that concerns the first file.
DOOMED = """
import os, sys
_, event, number, *sys.argv[1:] = sys.argv
def hear(what, about):
    if what == event and "a.md" in str(about):
        os.kill(os.getpid(), int(number))
sys.addaudithook(hear)
from textkit.cli import main
main()
"""


def at(event, number):
    """Send the signal *number* to a run that is about to open, or to rename, the first of its files."""
    words = [sys.executable, "-c", DOOMED, event, str(int(number)), *ENCODING, "."]
    done = subprocess.run(words, capture_output=True, check=False, env=ENVIRON, timeout=60)
    return Seen(done.returncode, done.stderr.decode())


def in_a_pipe(number):
    """Send the signal *number* to a filter that waits for more."""
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen([*COMMAND, "encoding"], **streams) as running:
        running.stdin.write(LONG * 8)  # more than a pipe holds: it is reading
        running.stdin.flush()
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
    return Seen(running.returncode, said.decode())


def unread(*words):
    """Run *words* with nobody at the other end of stdout."""
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen([*COMMAND, *words], **streams) as running:
        running.stdout.close()
        running.stdin.write(LONG)
        running.stdin.close()
        return Seen(running.wait(60), running.stderr.read().decode())


def with_each(clean, jobs=1, found=(A, B)):
    """Write the files, each with *clean* called on its text and what cleans it."""
    plan = recipes.plan(["mojibake"])

    def cleaned(text, plan, dialect):
        clean(text)
        return pipeline.run(text, plan.calls, dialect)

    order = batch.Order(lambda _: plan, "write", clean=cleaned)
    with redirect_stderr(io.StringIO()) as said:
        status = tell(batch.run(found, order, jobs), Flags(), "write")
    return Seen(status, said.getvalue())


def at_a(work):
    """Return what does *work* when it is called with the text of the first file."""
    A.write_bytes(OLD * 2)
    return lambda text: work() if text.count("\n") == 2 else None


def small_disk(later, folder):
    """Put a disk of 64 KiB where *folder* is."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    later.callback(subprocess.run, ["umount", folder.resolve()], check=True)


# What takes no more than one call.
CAUSES |= {
    "kill -9 while a file is read": lambda _: at("open", signal.SIGKILL),
    "kill -9 while a file is written": lambda _: at("os.rename", signal.SIGKILL),
    "SIGTERM while a file is read": lambda _: at("open", signal.SIGTERM),
    "SIGTERM while a file is written": lambda _: at("os.rename", signal.SIGTERM),
    "SIGHUP while a file is written": lambda _: at("os.rename", signal.SIGHUP),
    "SIGINT (Ctrl-C) while a file is read": lambda _: at("open", signal.SIGINT),
    "SIGINT (Ctrl-C) while a file is written": lambda _: at("os.rename", signal.SIGINT),
    "SIGTERM in a pipe": lambda _: in_a_pipe(signal.SIGTERM),
    "SIGINT in a pipe": lambda _: in_a_pipe(signal.SIGINT),
    "SIGPIPE: who reads a report goes away": lambda _: unread("check", "--rules", "encoding", "--format", "json", "."),
    "SIGPIPE: who reads the filter goes away": lambda _: unread("encoding", "-q"),
    "the disk is full, and the report is on it": lambda _: run("encoding", "--report", "/dev/full", "."),
    "stdout is a full disk": lambda _: run("encoding", "-q", streams=">/dev/full"),
    "a file that changes while it is read": lambda _: with_each(at_a(lambda: A.write_bytes(b"mine now"))),
    "a file that is removed between the walk and the reading": lambda _: with_each(
        lambda _: None, found=(path for path in (A, B) if path is B or not path.unlink())
    ),
    "a file that is removed between the reading and the writing": lambda _: with_each(at_a(A.unlink)),
    "a worker is killed for want of memory": lambda _: with_each(
        at_a(lambda: os.kill(os.getpid(), signal.SIGKILL)), jobs=2
    ),
    "LC_ALL=C, without UTF-8 mode": lambda _: run(
        *ENCODING, "中.md", ".", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    ),
    "stdin is closed, and paths are named": lambda _: run(*ENCODING, ".", streams="<&-"),
    "stdin is closed in a filter": lambda _: run("encoding", streams="<&-"),
    "stdout is closed": lambda _: run(*ENCODING, ".", streams=">&-"),
    "stderr is closed": lambda _: run(*ENCODING, ".", streams="2>&-"),
    "stderr is a full disk": lambda _: run(*ENCODING, ".", streams="2>/dev/full"),
    "all three are closed": lambda _: run(*ENCODING, ".", streams="<&- >&- 2>&-"),
    "the log cannot be written": lambda _: run(*ENCODING, "--log", "no/log", "."),
    "a configuration that is no TOML": lambda _: configured(b"recipe = "),
    "a configuration that nests 100,000 deep": lambda _: configured(b"a = " + b"[" * 100_000),
    "a key of 100,000 parts in the configuration": lambda _: configured(b"a" + b".a" * 100_000 + b" = 1"),
}


@cause("the disk is full")
def _(later):
    small_disk(later, Path.cwd())
    os.chdir(Path.cwd())  # the new one
    A.write_bytes(OLD * 6000)
    B.write_bytes(OLD)
    return run(*ENCODING, ".")


@cause("the disk is full, and the log is on it")
def _(later):
    A.write_bytes(LONG)
    Path("../disk").mkdir()
    small_disk(later, Path("../disk"))
    return run(*ENCODING, "--log", "../disk/log", ".")


@cause("a limit on the size of files (ulimit -f)")
def _(_):
    A.write_bytes(LONG)
    return run(*ENCODING, ".", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)))


@cause("a read-only file")
def _(_):
    A.chmod(0o444)
    return run(*ENCODING, ".")


@cause("a file of somebody else, which we may only read")
def _(_):
    if os.getuid():
        pytest.skip("only root can give a file away")
    os.chown(A, 1, 1)
    return run(*ENCODING, ".", before=as_a_user)


@cause("a file that may not be read")
def _(_):
    A.chmod(0)
    return run(*ENCODING, ".", before=as_a_user)


@cause("a file of 0 bytes")
def _(_):
    A.write_bytes(b"")
    return run(*ENCODING, ".")


@cause("a sparse file of 2 GB")
def _(_):
    os.truncate(A, 1 << 31)
    return run(*ENCODING, ".")


@cause("a FIFO that is named")
def _(_):
    os.mkfifo("fifo.md")
    return run(*ENCODING, "fifo.md", ".")


@cause("a link that leads to itself, followed")
def _(_):
    Path("loop.md").symlink_to("loop.md")
    Path("again").symlink_to(".")
    return run(*ENCODING, "--follow", ".")


@cause("folders that nest 1,500 deep")
def _(later):
    home = Path.cwd()
    for _ in range(1500):  # step by step, as no path of one piece would reach the last
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(home)
    later.callback(subprocess.run, ["rm", "-r", home / "d"], check=True)  # which the tests' own cleaning cannot do
    return run(*ENCODING, ".")


@cause("no TERM, and colour is forced")
def _(_):
    assert "mojibake" in run("check", ".", TERM="", FORCE_COLOR="1").said
    return run(*ENCODING, ".", TERM="", FORCE_COLOR="1")


@cause("the working folder is gone")
def _(_):
    Path("gone").mkdir()
    return run(*ENCODING, str(A.absolute()), before=lambda: (os.chdir("gone"), Path("../gone").rmdir()))


@cause("50,000 files in one folder")
def _(_):
    Path("many").mkdir()
    for number in range(50_000):
        os.close(os.open(f"many/{number}.md", os.O_CREAT))
    return run("encoding", "-w", ".", XDG_CACHE_HOME=str(Path("../cache").absolute()))


@cause("names that are not UTF-8, hold a newline, or begin with a dash")
def _(_):
    for name in (b"-x.md", b"\xff.md", b"new\nline.md"):
        Path(os.fsdecode(name)).write_bytes(OLD)
        Path(os.fsdecode(name)).chmod(0o444)
    return run(*ENCODING, ".")


@cause("--output names a file")
def _(_):
    Path("file").write_bytes(b"")
    return run("encoding", "-j", "1", "--output", "file", ".")


def configured(toml):
    Path("textkit.toml").write_bytes(toml)
    return run(*ENCODING, ".")


def state(file):
    """Return how the page calls what *file* is now."""
    if not file.exists():
        return "gone"
    if file.stat().st_size > len(LONG) * 2:
        return "old"
    content = file.read_bytes()
    return "old" if not content.replace(OLD, b"") else "new" if not content.replace(NEW, b"") else "other"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_costs_what_the_page_says(fault, tmp_path, monkeypatch):
    _, status, said, *states = FAULTS[fault].groups()
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    A.write_bytes(OLD)
    B.write_bytes(OLD)
    with ExitStack() as later:
        seen = CAUSES[fault](later)
        wanted = "" if said == "nothing" else said.replace("<br>", "\n") + "\n"
        assert re.fullmatch(re.escape(wanted).replace("…", r"[^\n]*"), seen.said), seen.said
        assert seen.status == int(status)
        assert [state(folder / "a.md"), state(folder / "b.md")] == states
        assert bool(list(folder.glob(".*.textkit-tmp"))) == (fault == "kill -9 while a file is written")
        os.chdir(tmp_path)


def test_every_row_has_its_cause():
    assert sorted(CAUSES) == sorted(FAULTS)
