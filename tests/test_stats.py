"""Stats: what a tree is made of, and the commands that show it and the journal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from textkit import recipes
from textkit.report import figures
from textkit.stats import total
from textkit.tree import batch
from textkit.tree.outcome import Problem

PLAN = recipes.plan(["zero-width", "trailing-space"])
FILES = {
    "a.md": "---\ntitle: 甲\ntags: [x]\n---\n软件很好，头发也好。\u200b\n".encode(),
    "b.md": b"\xef\xbb\xbf" + "軟體很好,頭髮也好。\u200b \r\n".encode(),
    "c.txt": "这是一段用国标码写的文字，内容很好，值得一读，大家都说不错。\n".encode("gb18030"),
    "d.md": b"\x00\x01\x02",
}


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, data in FILES.items():
        Path(name).write_bytes(data)
    return [Path(name) for name in FILES]


def counted(tree, jobs=1):
    return total([*tree, Problem(Path("none"), "no such file")], batch.Order(lambda _: PLAN), jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_everything_is_counted(tree, jobs):
    seen = counted(tree, jobs)
    assert (seen.files, seen.bytes) == (4, sum(map(len, FILES.values())))
    assert seen.unread == [("none", "no such file")]
    assert seen.counts["encoding"] == {"utf-8": 1, "utf-8 with BOM": 1, "gb18030": 1, "none, binary": 1}
    assert seen.counts["line ends"] == {"LF": 2, "CRLF": 1}
    assert seen.counts["script"] == {"hans": 2, "hant": 1}
    assert seen.counts["metadata key"] == {"title": 1, "tags": 1}
    assert seen.counts["finding"] == {"zero-width": 2, "trailing-space": 1}
    assert seen.counts["files with finding"] == {"zero-width": 2, "trailing-space": 1}
    assert seen.counts["punctuation after Han"]["half-width"] == 1


def test_figures_in_three_forms(tree):
    seen = counted(tree)
    assert "finding                zero-width" in figures.table(seen)
    assert f"  zero-width               {'█' * 40} 2\n  trailing-space           {'█' * 20} 1\n" in figures.chart(seen)
    assert json.loads(figures.json(seen))["counts"]["script"] == {"hans": 2, "hant": 1}
    for form in (figures.table, figures.chart):
        assert form(seen).endswith("not read: none: no such file\n")


def test_figures_of_nothing():
    nothing = total([], batch.Order(lambda _: PLAN), 1)
    assert figures.table(nothing) == figures.chart(nothing) == "0 files, 0 bytes\n"


def textkit(*words):
    return subprocess.run([sys.executable, "-m", "textkit", *words], capture_output=True, check=False)


@pytest.mark.usefixtures("tree")
def test_the_commands_that_look_back_and_around():
    done = textkit("clean", "--rules", "zero-width", "--write", "--log", "log", "--report", "page.html", "a.md", "b.md")
    assert done.returncode == 0
    assert Path("page.html").read_bytes().startswith(b"<!doctype html>")
    told = textkit("log", "log")
    assert told.returncode == 0
    assert b"zero-width  invisible character" in told.stdout
    assert json.loads(textkit("log", "log", "b.md", "--format", "json").stdout)[0]["path"] == "b.md"
    assert textkit("undo", "log").returncode == 0
    assert Path("a.md").read_bytes() == FILES["a.md"]
    assert Path("b.md").read_bytes() == FILES["b.md"]
    counts = json.loads(textkit("stats", "--format", "json", "a.md").stdout)
    assert counts["files"] == 1


@pytest.mark.usefixtures("tree")
def test_the_command_heeds_the_configuration_and_the_flags():
    Path("textkit.toml").write_text(
        "recipe = 'repo'\nexclude = ['b.md']\nextend-select = ['blank-run']\n", encoding="utf-8"
    )
    Path("e.md").write_text("強(qiáng)化協(xié)同創(chuàng)新\n\n\n\n好\n", encoding="utf-8")
    seen = json.loads(textkit("stats", "--format", "json").stdout)
    assert seen["files"] == 4
    assert seen["counts"]["finding"] == {"zero-width": 1, "blank-run": 1}
    assert seen["counts"]["gloss"] == {"pinyin-gloss": 3}, "whatever the recipe"
    alone = json.loads(textkit("stats", "--isolated", "--rules", "trailing-space", "--format", "json", ".").stdout)
    assert (alone["files"], alone["counts"]["finding"]) == (5, {"trailing-space": 1})
    assert textkit("stats", "--recipe", "wub").returncode == 2
