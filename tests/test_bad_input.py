"""Bad input, through the real command: one clear line, the right exit code, no traceback, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from command import COMMAND, ENVIRON, as_a_user, textkit

DIRTY, CLEAN = "caf\u00c3\u00a9\n".encode(), "café\n".encode()


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf"], ids=["empty", "one line end", "BOM alone"])
@pytest.mark.parametrize("job", ["images", "layout", "frontmatter", "glosses", "boilerplate"])
def test_next_to_nothing_comes_back_as_it_was(job, data):
    assert textkit(job, stdin=data) == (0, data, "")


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0", b"%PDF-1.4 text", b"a\0b", b"PK\x03\x04text", bytes(range(256)) * 9],
    ids=["PNG", "PDF", "NUL", "ZIP", "every byte"],
)
def test_what_is_no_text_goes_through_with_exit_code_2(data):
    assert textkit("clean", stdin=data) == (2, data, "textkit: -: binary, not text\n")


@pytest.mark.parametrize(
    "bad", [b"\xff", b"\xed\xa0\x80", b"\xc3", b"\xf5\x80\x80\x80", b"\x80\x81"], ids=lambda bad: bad.hex()
)
def test_bytes_that_do_not_decode_are_given_back(bad):
    data = "好好的一段文字，".encode() * 20 + bad + " 好\n".encode()
    done = textkit("layout", "--from", "utf-8", stdin=data)
    assert (done.status, done.out) == (0, data)
    assert "undecodable-byte" in done.err
    strict = textkit("layout", "--from", "utf-8", "--strict", stdin=data)
    assert (strict.status, strict.out) == (2, data)
    assert strict.err.count("\n") == 1


def test_text_that_the_encoding_lacks_is_refused_and_the_input_goes_through():
    data = "caf\u00c3\u00a9 \u200b\n".encode("utf-8")
    done = textkit("encoding", "--to", "ascii", stdin=data)
    assert (done.status, done.out) == (2, data)
    assert done.err == "textkit: -: line 1, column 4: the encoding ascii has no U+00E9 'é'; utf-8 has\n"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.md", "no such file"),
        ("broken.md", "a broken link"),
        ("pipe.md", "not a regular file"),
        ("shut.md", "permission denied"),
        ("shut", "permission denied"),
        ("x" * 300, "no such file"),
        ("picture.png", "binary, not text"),
    ],
)
def test_a_bad_path_costs_one_line_and_no_other_file(tmp_path, name, reason):
    (tmp_path / "good.md").write_bytes(DIRTY)
    (tmp_path / "broken.md").symlink_to("nowhere")
    (tmp_path / "shut.md").write_bytes(DIRTY)
    (tmp_path / "shut.md").chmod(0)
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    os.mkfifo(tmp_path / "pipe.md")
    done = textkit("encoding", "-w", name, "good.md", cwd=tmp_path, before=as_a_user)
    assert done == (2, b"", f"textkit: {name}: {reason}\ntextkit: 1 file written; changed mojibake 1\n")
    assert (tmp_path / "good.md").read_bytes() == CLEAN


def test_a_folder_that_may_not_be_written_keeps_its_file(tmp_path):
    (tmp_path / "a.md").write_bytes(DIRTY)
    tmp_path.chmod(0o500)
    done = textkit("encoding", "-w", "a.md", cwd=tmp_path, before=as_a_user)
    tmp_path.chmod(0o700)
    assert done.status == 2
    assert "textkit: a.md: not written: permission denied\n" in done.err
    assert (tmp_path / "a.md").read_bytes() == DIRTY


@pytest.mark.parametrize(
    "name", [b"line\nend.md", b"\x1b[31mred.md", b"no utf-8 \xff.md", "\u202edesrever.md".encode()], ids=ascii
)
def test_a_file_name_cannot_speak_to_the_terminal(tmp_path, name):
    done = textkit("check", os.fsdecode(name), cwd=tmp_path)
    assert done.status == 2
    assert done.err.count("\n") == 3, "the file, an empty line, the sum"
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err


@pytest.mark.parametrize(
    "words", [["encoding"], ["check", "--rules", "encoding", "--format", "json"]], ids=["a filter", "a report"]
)
def test_a_closed_pipe_ends_quietly(words):
    with subprocess.Popen(
        [*COMMAND, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRON
    ) as running:
        running.stdout.close()
        running.stdin.write(DIRTY * 1000)
        running.stdin.close()
        assert (running.wait(60), running.stderr.read().count(b"Error")) == (0, 0)


@pytest.mark.parametrize(
    ("shut", "complaint"),
    [("<&-", "stdin is closed"), (">&-", "stdout is closed"), (">/dev/full", "no space left on device")],
)
def test_a_stream_that_cannot_be_used_is_named(shut, complaint):
    command = f"{sys.executable} -m textkit encoding -q {shut}"
    done = subprocess.run(["/bin/sh", "-c", command], input=DIRTY * 1000, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (2, f"textkit: {complaint}\n")


# By job and input; how time grows with size is measured by a benchmark.
HOSTILE = {
    "one line of 10 MB": ("encoding", "好好的一段文字，".encode() * 420_000),
    "one line of 1 MB": ("clean", "好好的一段文字，".encode() * 42_000),
    "a million brackets": ("clean", b"[" * 1_000_000),
    "closing ones": ("clean", b"](" * 50_000),
    "images": ("clean", b"![" * 50_000),
    "backticks": ("clean", b"` " * 50_000),
    "tags": ("clean", b"<a " * 33_000),
    "fences": ("clean", b"```\n" * 25_000),
    "quotes": ("clean", b"> " * 50_000),
    "many suppressions": ("encoding", b"<!-- textkit-disable -->" * 40_000),
}


@pytest.mark.parametrize(("job", "data"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_worked_off(job, data):
    done = textkit(job, "-q", stdin=data)
    assert (done.status, done.err) == (0, "")
