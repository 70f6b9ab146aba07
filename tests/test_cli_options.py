"""Options together: what excludes what, what goes where, and what an empty word must never mean."""

from __future__ import annotations

import json
import subprocess

import pytest
from command import COMMAND, ENVIRON, textkit

from textkit import clean
from textkit.errors import UserError

BAD = "caf\u00c3\u00a9 na\u00c3\u00afve\n"
SIMPLIFIED = "简体中文的内容，今天天气很好。\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("--isolated --config-file x.toml", "--isolated and --config-file exclude each other"),
        ("--add-ignore --isolated", "--add-ignore and --isolated exclude each other"),
        ("--add-ignore --write", "--add-ignore and --write exclude each other; what is repaired need not be excepted"),
        ("--add-ignore --diff", "--add-ignore and --diff exclude each other"),
        ("--add-ignore --format json", "--add-ignore and --format exclude each other"),
        ("--log x.jsonl", "--log keeps what --write does to files"),
        ("--output out --log x.jsonl", "--log keeps what --write does to files"),
        ("--select=", "--select names no rule"),
        ("--extend-select=,", "--extend-select names no rule"),
        ("--recipe=", "--recipe names nothing"),
        ("--rules=", "--rules names nothing"),
        ("-", "- is stdin, which a filter reads alone; a file of this name is ./-"),
    ],
)
def test_what_would_be_passed_over_in_silence_is_refused(words, complaint, folder):
    done = textkit("clean", "bad.md", *words.split(" "), cwd=folder)
    assert (done.status, done.out) == (2, b"")
    assert done.err.startswith(f"textkit: {complaint}")
    assert [*folder.iterdir()] == [folder / "bad.md"]
    assert (folder / "bad.md").read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("command", ["clean --write", "check", "stats", "images --list"])
def test_an_empty_path_is_not_this_folder(command, folder):
    done = textkit(*command.split(), "", cwd=folder)
    assert (done.status, done.err) == (2, "textkit: a PATH is empty; this folder is .\n")
    assert (folder / "bad.md").read_text(encoding="utf-8") == BAD


def test_excepting_needs_names():
    done = textkit("check", "--add-ignore", stdin=BAD.encode())
    assert (done.status, done.err) == (2, "textkit: --add-ignore excepts files by their names; name a PATH\n")


@pytest.mark.parametrize("words", [("--recipe", "repo"), ("--rules", "mojibake"), ("--select", "mojibake")])
def test_to_converts_whatever_the_recipe(words):
    assert textkit("clean", *words, "--to", "hant", stdin=SIMPLIFIED.encode()).out.decode().startswith("簡體")
    assert textkit("check", *words, "--to", "hant", stdin=SIMPLIFIED.encode()).status == 1


def test_quiet_silences_what_is_said_to_people_alone(folder):
    assert textkit("check", "-q", "bad.md", cwd=folder) == (1, b"", "")
    patch = textkit("clean", "-q", "--diff", "bad.md", cwd=folder)
    assert (patch.status, patch.err) == (1, "")
    assert "+caf\u00e9" in patch.out.decode()
    report = textkit("check", "-q", "--format", "json", "bad.md", cwd=folder)
    assert (report.status, report.err) == (1, "")
    assert json.loads(report.out)[0]["path"] == "bad.md"
    assert textkit("clean", "-q", "--format", "json", stdin=BAD.encode()) == (0, "caf\u00e9 na\u00efve\n".encode(), "")


def test_a_list_may_come_out_of_a_process(folder):
    line = f"{' '.join(COMMAND)} check --format concise --files-from <(ls)"
    done = subprocess.run(["bash", "-c", line], cwd=folder, env=ENVIRON, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(b"bad.md:1:4: mojibake")


@pytest.mark.parametrize("recipe", ["repo", "web"])
def test_git_applies_the_patch_of_a_file_with_a_byte_order_mark(recipe, folder):
    mark = b"\xef\xbb\xbf"
    (folder / "bad.md").write_bytes(mark + b"# T\r\n" + BAD.encode())
    (folder / "bare.md").write_bytes(mark + b"# T\n")
    patch = textkit("clean", "--recipe", recipe, "--diff", ".", cwd=folder).out
    assert subprocess.run(["git", "apply"], input=patch, cwd=folder, check=False).returncode == 0
    applied = (folder / "bad.md").read_bytes()
    assert applied == (mark if recipe == "repo" else b"") + "# T\r\ncaf\u00e9 na\u00efve\n".encode()
    assert textkit("clean", "--recipe", recipe, "--check", "-q", ".", cwd=folder).status == 0


def test_a_change_that_no_patch_shows_is_told(folder):
    (folder / "old.txt").write_bytes(SIMPLIFIED.encode("gb18030"))
    done = textkit("encoding", "--diff", "old.txt", cwd=folder)
    assert done == (1, b"", "textkit: old.txt: gb18030, becomes utf-8; no patch shows that\n")
    assert textkit("encoding", "--diff", "-q", "old.txt", cwd=folder) == (1, b"", "")


def test_check_offers_no_option_that_it_refuses():
    told = textkit("check", "--help").out.decode()
    assert "--select" in told
    assert not [name for name in ("--write", "--check", "--diff", "--output", "--log") if f" {name} " in told]


def test_convert_of_files_says_when_nothing_says_to_what(folder):
    said = "textkit: nothing says what to convert to; --to does, or to under [rules.variant] in textkit.toml\n"
    assert textkit("convert", "bad.md", cwd=folder).err.startswith(said)
    assert textkit("convert", "-q", "bad.md", cwd=folder) == (0, b"", "")
    assert said not in textkit("convert", "--to", "hant", "bad.md", cwd=folder).err
    (folder / "textkit.toml").write_text("[[overrides]]\npaths = ['zh/']\nrules.variant.to = 'hant'", encoding="utf-8")
    assert said not in textkit("convert", "bad.md", cwd=folder).err


def test_a_dialect_that_is_none_is_told():
    with pytest.raises(UserError, match="unknown dialect 'md'; known: markdown, plain, web"):
        clean("x", dialect="md")


def test_clean_takes_text_and_says_so():
    with pytest.raises(UserError, match=r"clean takes text, not bytes; textkit.decode"):
        clean(b"x")


def test_explain_takes_what_the_other_options_name(folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "old.txt").write_bytes(SIMPLIFIED.encode("gb18030"))
    done = textkit("boilerplate", "--explain", "--from", "gb18030", "sub", "none.md", cwd=folder)
    assert (done.status, done.err) == (2, "textkit: none.md: no such file\n")
    assert done.out.decode().startswith("sub/old.txt\n+     1 ")
    assert SIMPLIFIED in done.out.decode()
    refused = textkit("boilerplate", "--explain", "--write", "sub", cwd=folder)
    assert (refused.status, refused.out) == (2, b"")


def test_an_option_of_a_rule_that_does_not_run_is_told():
    said = "textkit: --set variant: it does not run on -; --extend-select variant adds it\n"
    words = ("clean", "--recipe", "repo", "--set", "variant.to=hant")
    assert textkit(*words, stdin=SIMPLIFIED.encode()) == (0, SIMPLIFIED.encode(), said)
    assert textkit(*words, "--extend-select", "variant", stdin=SIMPLIFIED.encode()).out.decode().startswith("簡體")


def test_writing_no_file_at_all_is_told(folder):
    (folder / "empty").mkdir()
    assert textkit("clean", "-w", "empty", cwd=folder) == (0, b"", "textkit: no files\n")
    assert textkit("clean", "-w", "-q", "empty", cwd=folder) == (0, b"", "")
