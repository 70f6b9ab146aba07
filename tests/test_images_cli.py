"""The command ``images``: lists to pipe, facts from the disk and from servers, nothing written unless asked."""

from __future__ import annotations

import json

import pytest
from command import textkit
from image_server import server

PAGE = "x ![map](/img/A.png) y ![hall](/img/z.png)\n\n![](data:image/png;base64,xx)\n"


@pytest.fixture
def site(tmp_path):
    for name in ("hugo.toml", "static/img/a.png", "static/img/unused.png", "content/post/p.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "content/post/p.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_list_prints_one_line_an_image(site):
    assert textkit("images", "--list", "content", cwd=site).out.decode() == (
        "content/post/p.md\t1\tinline\t/img/A.png\tmap\tmisspelled\n"
        "content/post/p.md\t1\tinline\t/img/z.png\thall\tmissing\n"
        "content/post/p.md\t3\tinline\tdata:image/png;base64,xx\t\tother\n"
    )


def test_list_as_json_says_the_same(site):
    array = json.loads(textkit("images", "--list", "--format", "json", "content", cwd=site).out)
    lines = textkit("images", "--list", "--format", "jsonl", "content", cwd=site).out.decode().split("\n")
    assert [json.loads(line) for line in lines if line] == array
    assert array[0] == {"file": "content/post/p.md", "line": 1, "form": "inline", "url": "/img/A.png", "alt": "map",
                        "status": "misspelled"}  # fmt: skip


def test_list_reads_a_pipe_and_goes_on_after_a_file_that_cannot_be_read(site):
    assert textkit("images", "--list", stdin=b"![](#a)").out == b"-\t1\tinline\t#a\t\tother\n"
    done = textkit("images", "--list", "none.md", "content", cwd=site)
    assert (done.status, done.out.count(b"\n"), done.err) == (2, 3, "textkit: none.md: no such file\n")


@pytest.mark.parametrize(
    ("flags", "after"),
    [
        ([], PAGE),
        (["--missing"], "x ![map](/img/a.png) y\n\n![](data:image/png;base64,xx)\n"),
        (["--missing", "--keep-alt"], "x ![map](/img/a.png) y hall\n\n![](data:image/png;base64,xx)\n"),
    ],
)
def test_missing_files_go_on_request_only(site, flags, after):
    textkit("images", "--write", *flags, "content", cwd=site)
    assert (site / "content/post/p.md").read_text(encoding="utf-8") == after


def test_unused_files_are_listed_and_stay(site):
    assert textkit("images", "--unused", ".", cwd=site).out.decode() == "static/img/unused.png\n"
    assert (site / "static/img/unused.png").exists()


def test_online_removes_what_is_dead_and_rewrites_what_has_moved_on_request(tmp_path):
    pytest.importorskip("httpx")
    page, cache = tmp_path / "p.md", tmp_path / "cache.json"
    with server() as (address, asked):
        names = ("ok", "404", "503", "moved")
        page.write_text("\n\n".join(f"![{name}]({address}/{name}.png)" for name in names), encoding="utf-8")
        words = ("images", "--online", "--pause", "0", "--link-cache", str(cache), str(page))
        assert [row.split("\t")[5] for row in textkit(*words, "--list").out.decode().split("\n")[:-1]] == [
            "ok", "dead", "unknown", "moved"]  # fmt: skip
        asked.clear()
        textkit(*words, "--redirects", "--write")
        assert [one.split("/")[-1] for one in asked] == ["503.png"], "the others are remembered"
    kept = "\n\n".join(f"![{name}]({address}/{name}.png)" for name in names if name != "404")
    assert page.read_text(encoding="utf-8") == kept.replace(f"{address}/moved", f"{address}/ok")


def test_a_plain_run_looks_at_no_server_and_no_disk(site):
    done = textkit("images", "--diff", "content", cwd=site)
    assert done.out == b""
