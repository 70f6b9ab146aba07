"""The command: filters, the choice of rules, exit codes, what is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest
from command import textkit

from textkit import catalog

DIRTY = "caf\u00c3\u00a9 \u200bx\n".encode()


@pytest.mark.parametrize("job", catalog.JOBS)
def test_every_job_is_a_filter_that_gives_good_bytes_back_as_they_were(job):
    data = "﻿# 标题\r\n\r\n一段好好的文字。\r\n".encode()
    done = textkit(job, *(["--to", "hans"] if job == "convert" else []), stdin=data)
    assert done == ((0, data[3:], "textkit: noted encoding 1\n") if job == "encoding" else (0, data, ""))


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le"])
def test_encoding_writes_utf8_and_the_other_jobs_give_the_encoding_back(encoding):
    text = "這是一段用來測試的文字，說的是今天天氣很好，大家都出門去了。\n" * 8
    data = text.encode(encoding)
    assert textkit("encoding", "--from", encoding, stdin=data).out == text.encode()
    assert textkit("layout", "--encoding", encoding, stdin=data).out == data
    assert textkit("encoding", "--to", encoding, stdin=text.encode()).out == data


def test_a_pipe_of_jobs_gives_the_bytes_of_one_clean_with_their_rules():
    piped = textkit("convert", "--to", "hant", stdin=textkit("encoding", stdin=DIRTY).out).out
    assert textkit("clean", "--rules", "encoding,convert", "--to", "hant", stdin=DIRTY).out == piped


@pytest.mark.parametrize(
    ("words", "out"),
    [
        ([], "café x\n"),
        (["--select", "zero-width"], "cafÃ© x\n"),
        (["--ignore", "zero-width"], "café \u200bx\n"),
        (["--ignore", "encoding", "--extend-select", "mojibake"], "cafÃ© \u200bx\n"),
    ],
)
def test_rules_are_chosen_by_flags(words, out):
    assert textkit("encoding", "-q", *words, stdin=DIRTY) == (0, out.encode(), "")


def test_an_option_of_a_rule_can_be_set():
    assert textkit("clean", "--set", "variant.to=hant", stdin="软件".encode()).out.decode() == "軟件"


def test_a_filter_says_on_stderr_what_it_did_in_one_line():
    assert textkit("encoding", stdin=DIRTY).err == "textkit: changed mojibake 1, zero-width 1\n"
    report = textkit("encoding", "--format", "concise", stdin=DIRTY)
    assert report.out == "café x\n".encode()
    assert report.err.startswith("-:1:4: mojibake: ")


@pytest.mark.parametrize(("data", "status"), [(DIRTY, 1), (b"good\n", 0)])
def test_check_reports_by_its_exit_code_and_changes_nothing(data, status):
    assert textkit("check", stdin=data).status == status


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["imags"], "No such command 'imags'. Did you mean 'images'?"),
        (["images", "--chekc"], "No such option: --chekc"),
        (["clean", "--recipe", "wbe"], "unknown recipe 'wbe'; did you mean 'web'?"),
        (["clean", "--select", "mojibak"], "unknown rule 'mojibak'; did you mean 'mojibake'?"),
        (["clean", "--set", "variant.too=x"], "unknown option of rule variant 'too'; did you mean 'to'?"),
        (["clean", "--set", "nonsense"], "--set takes RULE.OPTION=VALUE, not 'nonsense'"),
        (["clean", "--set", "page-furniture.slack=x"], "page-furniture.slack takes a number, not 'x'"),
        (["clean", "--recipe", "web", "--rules", "images"], "--recipe and --rules exclude each other"),
        (["clean", "--set", "mojibake.too=x"], "unknown option of rule mojibake 'too'; there is none"),
        (["convert", "--to", "hanz"], "unknown value for --to 'hanz'; did you mean 'hant'?"),
        (["images", "--jobs", "two"], "--jobs takes a whole number, not 'two'"),
        (["images", "--timeout", "soon"], "--timeout takes a number, not 'soon'"),
        (["images", "--write"], "stdin cannot be written in place"),
        (["images", "--write", "--diff", "x"], "--write and --diff exclude each other"),
        (["check", "--write", "x"], "check changes nothing"),
        (["encoding", "--to", "utf-9"], "unknown encoding 'utf-9'"),
        (["encoding", "--from", "utf-9"], "unknown encoding 'utf-9'"),
        (["check", "--format", "jsn", "."], "unknown format 'jsn'; did you mean 'json'?"),
    ],
)
def test_a_wrong_word_is_answered_in_one_line_with_exit_code_2(words, complaint):
    done = textkit(*words, stdin=DIRTY)
    assert (done.status, done.out) == (2, b"")
    assert done.err.startswith("textkit: ")
    assert done.err.count("\n") == 1
    assert complaint in done.err


def test_the_command_alone_gives_help_and_no_complaint():
    done = textkit()
    assert (done.status, done.err) == (2, "")
    assert "Usage: textkit" in done.out.decode()


def test_rules_are_listed_and_explained():
    listing = textkit("rules").out.decode()
    assert all(f"  {name} " in listing for name in catalog.names())
    assert catalog.load("zero-width").docs in textkit("rules", "zero-width").out.decode()
    part = textkit("rules", "glosses").out.decode()
    assert part.startswith("glosses\n  pinyin-gloss ")
    assert part in listing
    assert "exploded-url" not in part


def test_a_clean_text_costs_no_heavy_import():
    heavy = {"ftfy", "opencc", "chardet", "rich", "yaml", "tomllib", "tomlkit", "pathspec", "pydantic"}
    script = (
        "import sys; from textkit.cli import _status; code = _status(['images']);"
        f"print(code, *({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], input="好\n".encode(), capture_output=True, check=True)
    assert done.stderr.decode() == "0\n"


def test_conversion_asks_for_its_target():
    done = textkit("convert", stdin="软件\n".encode())
    assert (done.status, done.out) == (2, "软件\n".encode())
    assert "--to" in done.err
