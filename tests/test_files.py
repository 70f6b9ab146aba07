"""Files: what is read and refused, how bytes are given back, and what a write keeps."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from textkit.decoding import Loss, Source, decode
from textkit.edit import Edit, apply
from textkit.errors import UserError
from textkit.tree import files


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "中文\n".encode(),
        b"\xef\xbb\xbf" + "中文\r\n".encode(),
        b"\xff\xfe" + "中文\n".encode("utf-16-le"),
        b"\xfe\xff" + "中文\r\n".encode("utf-16-be"),
        b"one\r\ntwo\nthree\r",
    ],
)
def test_a_source_gives_its_bytes_back(data):
    source = decode(data)
    assert files.dress(source, source.text) == data


def test_an_edited_text_keeps_encoding_and_byte_order_mark():
    source = decode(b"\xff\xfe" + "标题\n".encode("utf-16-le"))
    assert files.dress(source, "标\n", "", [Edit(1, 2, "", "x")]) == b"\xff\xfe" + "标\n".encode("utf-16-le")


def test_transcoding_drops_the_byte_order_mark():
    source = decode(b"\xff\xfe" + "标题\n".encode("utf-16-le"))
    assert files.dress(source, source.text, "utf-8") == "标题\n".encode()


def test_a_character_that_the_encoding_lacks_is_an_error_not_a_question_mark():
    source = Source("cafe", "latin-1", b"", "", 1.0)
    with pytest.raises(UserError, match="latin-1 has no U\\+4E2D"):
        files.dress(source, "中", "", [Edit(0, 4, "中", "x")])


# A real U+FFFD, then two stretches of bytes that are no UTF-8.
LOSSY = Source("一\ufffd二\ufffd三\ufffd四", "utf-8", b"", "", 1.0, (Loss(9, b"\xff\xfe", 3), Loss(14, b"\x80", 5)))
LOSSY_BYTES = "一\ufffd二".encode() + b"\xff\xfe" + "三".encode() + b"\x80" + "四".encode()


def test_lost_bytes_are_told_from_a_replacement_character_in_the_file():
    assert files.dress(LOSSY, LOSSY.text) == LOSSY_BYTES


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([Edit(0, 1, "", "x")], LOSSY_BYTES[3:]),
        ([Edit(2, 5, "", "x")], "一\ufffd".encode() + b"\x80" + "四".encode()),
        ([Edit(2, 7, "贰\ufffd叁\ufffd", "x")], "一\ufffd贰".encode() + b"\xff\xfe" + "叁".encode() + b"\x80"),
        ([Edit(3, 4, "", "x"), Edit(5, 6, "!", "x")], "一\ufffd二三!四".encode()),
    ],
)
def test_lost_bytes_survive_edits_around_them(edits, expected):
    assert files.dress(LOSSY, apply(LOSSY.text, edits), "", edits) == expected


def test_an_edit_that_keeps_only_some_lost_bytes_is_refused():
    edits = [Edit(2, 6, "\ufffd", "x")]
    with pytest.raises(UserError, match="could not be decoded"):
        files.dress(LOSSY, apply(LOSSY.text, edits), "", edits)


@pytest.mark.parametrize(
    ("data", "is_binary"),
    [
        (b"%PDF-1.7\nabc", True),
        (b"PK\x03\x04abc", True),
        (b"abc\x00def", True),
        (b"\xff\xfea\x00\n\x00", False),
        ("中文\n".encode("gb18030"), False),
        (b"", False),
    ],
)
def test_binary(data, is_binary):
    assert files.binary(data) == is_binary


def test_what_is_no_file_or_too_big_is_refused_with_a_reason(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "big.md").write_bytes(b"x" * 11)
    for name, why in [("pipe", "not a regular file"), ("big.md", "11 bytes"), ("none", "no such file")]:
        with pytest.raises(UserError, match=why):
            files.load(tmp_path / name, limit=10)


def test_replacing_keeps_mode_and_attributes_and_leaves_nothing_behind(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    try:
        os.setxattr(file, "user.origin", b"here")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    files.replace(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.getxattr(file, "user.origin") == b"here"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_replacing_keeps_the_owner(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    os.chown(file, 1234, 4321)
    file.chmod(0o4755)
    files.replace(file, b"new")
    seen = file.stat()
    assert (seen.st_uid, seen.st_gid, stat.S_IMODE(seen.st_mode)) == (1234, 4321, 0o4755)


def test_nothing_is_written_through_a_link(tmp_path):
    (tmp_path / "real.md").write_bytes(b"old")
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    with pytest.raises(UserError, match="symbolic link"):
        files.replace(link, b"new")
    assert (tmp_path / "real.md").read_bytes() == b"old"
    assert link.is_symlink()


def test_a_long_file_name_can_be_replaced(tmp_path):
    file = tmp_path / ("中" * 80 + ".md")
    file.write_bytes(b"old")
    files.replace(file, b"new")
    assert file.read_bytes() == b"new"


def test_a_dialect_is_read_from_the_name():
    assert [files.dialect_of(Path(name)) for name in ("a.MD", "a.txt")] == ["markdown", "web"]


def test_a_file_that_changed_since_it_was_looked_at_stays(tmp_path):
    """Between the last look and the renaming lies the log, for which other processes may have to be waited."""
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    known = files.writable(file)
    file.write_bytes(b"mine now")
    with pytest.raises(UserError, match="changed"):
        files.replace(file, b"new", known)
    assert file.read_bytes() == b"mine now"
    assert list(tmp_path.iterdir()) == [file]
