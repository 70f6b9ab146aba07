"""Security: texts, names, lists, journals and configurations of a stranger act nowhere and lead nowhere."""

from __future__ import annotations

import ast
import io
import json
import os
import pty
import re
import shutil
import subprocess
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from command import COMMAND, ENVIRON, textkit

import textkit as package
from textkit import report, toml
from textkit.active import ACTIVE
from textkit.cli.brief import brief
from textkit.learn import Learned, Recurring
from textkit.pipeline import Finding
from textkit.report import progress
from textkit.tree.outcome import Outcome

DIRTY, CLEAN = "caf\u00c3\u00a9\n".encode(), "café\n".encode()
# What terminals obey, what turns or hides text, what rich, GitHub, HTML and JavaScript read.
ATTACKS = [
    "\x1b[31m\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07",
    "\x9b31m\x90q\x9c\x85\x7f\b\r",
    "\u202egnp.exe\u202c\u2066\u2069\u200f\u061c",
    "\U000e0041\U000e0042\u200b\xad\ufeff",
    "[bold red]x[/] [link=http://e.example]y[/link]",
    "a\n::error file=x::owned\n##[error]owned\n",
    "</script><script>document.title='owned'</script>",
    "</style><style>*{display:none}</style>",
    "<img src=x onerror=\"document.title='owned'\">",
    "\"'><svg/onload=document.title='owned'>",
    "javascript:document.title='owned'",
    "<!--<script>\u2028document.title='owned'\u2029-->]]>",
    "${document.title='owned'}`;document.title='owned';//",
    "\ud800",
]
ALL = "".join(ATTACKS)


def outcomes():
    """Every field that a stranger can fill, filled with each attack."""
    for attack in [*ATTACKS, ALL]:
        found = [
            Finding("mojibake", "safe", 1, 1, 0, len(attack), attack, attack[::-1], attack, attack, attack),
            Finding(attack, "lossy", 1, 1, 0, len(attack), attack, None, attack, attack, attack),
        ]
        path = Path(attack.replace("\x00", "").replace("\ud800", "\udc80").replace("\udfff", "\udcff") + ".md")
        yield Outcome(path, "found", found, changes=True, encoding=attack, newline="\n", size=9)
        yield Outcome(path, "refused", reason=attack)


def written(make):
    out = io.StringIO()
    list(make(outcomes(), out))
    return out.getvalue()


@pytest.mark.parametrize("name", [*report.FORMATS, "brief"])
def test_no_report_holds_what_acts(name):
    text = written(brief if name == "brief" else report.named(name))
    if name == "html":  # whose script has line ends and nothing else
        assert not ACTIVE.search(text.replace("\n", ""))
    assert {hit[0] for hit in ACTIVE.finditer(text)} <= {"\n"}


def test_colour_is_the_only_escape_in_a_coloured_report(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    text = re.sub(r"\x1b\[[0-9;]*m", "", written(report.named("text")))
    assert {hit[0] for hit in ACTIVE.finditer(text)} <= {"\n"}
    assert "[bold red]x[/] [link=http://e.example]y[/link]" in text


def test_a_workflow_command_is_ours_alone():
    lines = written(report.named("github")).split("\n")
    assert {line.split(" ")[0] for line in lines if line} == {"::warning", "::error"}
    assert all(
        re.match(r"::(?:warning|error) file=[^,:]*(?:,line=1,col=1,title=[^,:]*)?::", line) for line in lines if line
    )


def test_json_gives_back_what_it_escapes():
    for one, outcome in zip(json.loads(written(report.named("json"))), outcomes(), strict=True):
        assert one["path"] == str(outcome.path)
        assert [found["old"] for found in one["findings"]] == [found.old for found in outcome.findings]


def test_progress_shows_no_name_that_acts():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    out = Terminal()
    clean = [Outcome(outcome.path, "clean") for outcome in outcomes()]
    list(progress.report(clean, out, iter(range(1000)).__next__))
    assert not ACTIVE.search(out.getvalue().replace(progress.ERASE, ""))


def on_a_terminal(*words, cwd):
    """Return what the command *words* writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *words], cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs, env=ENVIRON
    ) as running:
        os.close(theirs)
        said = b""
        try:
            while more := os.read(ours, 65536):
                said += more
        except OSError:  # how a terminal ends
            pass
        running.wait(60)
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["encoding", "--diff"],
        ["images", "--unused"],
        ["images", "--list"],
        ["stats"],
        ["check", "--show-settings"],
    ],
    ids=" ".join,
)
def test_nothing_acts_on_a_terminal(words, tmp_path):
    for number, attack in enumerate(ATTACKS):
        file = tmp_path / f"{number}{attack.encode('utf-8', 'replace').decode().replace('/', '')[:60]}.md"
        file.write_bytes(f"{attack}![{attack}]({attack}.png)\ncaf\u00c3\u00a9\n".encode("utf-8", "replace"))
        file.with_suffix(".png").write_bytes(b"")
    said = on_a_terminal(*words, ".", cwd=tmp_path)
    assert len(said) > 100
    plain = re.sub(r"\x1b\[[0-9;]*[mK]", "", said)
    assert {hit[0] for hit in ACTIVE.finditer(plain)} <= {"\n", "\t"}


def test_a_name_cannot_forge_the_head_of_a_patch(tmp_path):
    name = 'x\n--- a/y\n+++ b/../../owned\n@@ -1 +1 @@\n-a\n+b\n"\\.md'
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / name.replace("/", ":")).write_bytes(DIRTY)
    patch = textkit("encoding", "--diff", "d", cwd=tmp_path).out
    assert patch.count(b"\n") == 5
    assert subprocess.run(["git", "apply"], input=patch, cwd=tmp_path, check=False).returncode == 0
    assert (tmp_path / "d" / name.replace("/", ":")).read_bytes() == CLEAN


def test_what_is_written_as_toml_says_the_same_and_nothing_acts():
    from textkit.config.template import written as template

    for attack in ATTACKS[:-1]:
        line = toml.string(attack)
        assert tomllib.loads(f"a = {line}") == {"a": attack}
        assert not ACTIVE.search(line)
    page = template(Learned(9, [Recurring(ALL, 9, "tail", (ALL,), "remove")]))
    assert {hit[0] for hit in ACTIVE.finditer(page)} <= {"\n"}


class Elements(HTMLParser):
    """Collects the elements of a page and their attributes."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.seen.append((tag, dict(attrs)))


def test_the_page_has_the_elements_that_we_wrote_and_no_others():
    empty, full = Elements(), Elements()
    out = io.StringIO()
    list(report.named("html")(iter(()), out))
    empty.feed(out.getvalue())
    full.feed(written(report.named("html")))
    assert full.seen == empty.seen
    assert [tag for tag, _ in full.seen].count("script") == 2
    assert not [
        name for _, attributes in full.seen for name in attributes if name.startswith("on") or name in {"src", "href"}
    ]


def test_the_policy_of_the_page_lets_nothing_run_but_what_we_wrote():
    page = Elements()
    page.feed(written(report.named("html")))
    (policy,) = (attributes["content"] for _, attributes in page.seen if attributes.get("http-equiv"))
    assert "unsafe" not in policy
    assert re.fullmatch(
        r"default-src 'none'; base-uri 'none'; form-action 'none'; "
        r"style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='",
        policy,
    )


BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(not BROWSER, reason="no Chromium to open the page in")
def test_no_script_runs_in_a_browser_but_ours(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(written(report.named("html")).encode())
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    words = [
        BROWSER,
        *flags.split(),
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={tmp_path / 'user'}",
    ]
    done = subprocess.run([*words, "--dump-dom", page.as_uri()], capture_output=True, check=True, timeout=120)
    shown = done.stdout.decode()
    assert "<title>textkit report</title>" in shown, "no attack has changed the title"
    assert shown.count("<article") >= len(ATTACKS), "our own script has shown everything"
    assert "&lt;img src=x onerror=" in shown, "as text"
    body = Elements()
    body.feed(shown)
    assert not [one for one in body.seen if one[0] in {"img", "svg", "iframe", "a"}]
    assert [tag for tag, _ in body.seen].count("script") == 2


@pytest.fixture
def outside(tmp_path):
    """A folder beside the one that a run works in, in which nothing may change."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "o.md").write_bytes(DIRTY)
    return folder


@pytest.fixture
def tree(tmp_path):
    """A folder with a file to repair, at the top and below."""
    folder = tmp_path / "tree"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.md").write_bytes(DIRTY)
    (folder / "sub" / "b.md").write_bytes(DIRTY)
    return folder


def kept(outside):
    return {file.name: file.read_bytes() for file in outside.iterdir()} == {"o.md": DIRTY}


@pytest.mark.parametrize(
    ("link", "to"),
    [("out/a.md", "../../outside/new.md"), ("out/a.md", "../../outside/o.md"), ("out/sub", "../../outside")],
    ids=["a broken link", "a link to a file", "a link to a folder"],
)
def test_output_goes_through_no_link(tree, outside, link, to):
    (tree / "out").mkdir()
    (tree / link).symlink_to(to)
    done = textkit("encoding", "--output", "out", "-j", "1", ".", cwd=tree)
    assert done.status == 2
    assert done.err.count("not written") == 1
    assert kept(outside)
    assert [file.read_bytes() for file in (tree / "out").rglob("*.md") if not file.is_symlink()] == [CLEAN]


def test_output_stays_in_its_folder_whatever_the_paths_are(tree, outside):
    words = ["../tree/../outside", ".", "sub/../../outside/o.md"]
    assert textkit("encoding", "--output", "out", *words, cwd=tree).status == 0
    assert kept(outside)
    names = sorted(str(file.relative_to(tree / "out")) for file in (tree / "out").rglob("*.md"))
    assert names == ["outside/o.md", "tree/a.md", "tree/sub/b.md"]


@pytest.mark.parametrize("name", ["../outside/o.md", "sub/../../outside/o.md", "link/o.md", "file.md"])
@pytest.mark.parametrize("option", ["--files-from", "--files0-from"])
def test_a_list_leads_nowhere_else(tree, outside, name, option):
    (tree / "link").symlink_to("../outside")
    (tree / "file.md").symlink_to("../outside/o.md")
    mark = "\0" if "0" in option else "\n"
    done = textkit("encoding", "-w", option, "-", cwd=tree, stdin=f"a.md{mark}{name}{mark}".encode())
    assert done.status == 2
    assert done.err == f"textkit: -: {name} leads out of the working folder; name it on the command line\n"
    assert kept(outside)
    assert (tree / "a.md").read_bytes() == DIRTY


def test_a_name_in_a_list_is_no_option(tree):
    listed = b"--version\n-w\n--output=x\n-\na\0b.md\n"
    done = textkit("encoding", "-w", "--files-from", "-", cwd=tree, stdin=listed)
    assert (done.status, done.err.count(": no such file\n")) == (2, 5)


def test_a_link_in_a_folder_is_followed_only_when_asked_and_never_written_through(tree, outside):
    (tree / "link.md").symlink_to("../outside/o.md")
    assert textkit("encoding", "-w", ".", cwd=tree).status == 0
    done = textkit("encoding", "-w", "--follow", ".", cwd=tree)
    assert (done.status, done.err) == (2, "textkit: link.md: not written: a symbolic link or no regular file\n")
    assert kept(outside)


def entry(file, **fields):
    """Return a journal of one entry for *file*, as a stranger may have made it."""
    from textkit.tree.entry import sha

    change = {"start": 3, "line": 1, "column": 4, "old": "X", "new": "\u00c3\u00a9", "rules": ["mojibake"], "why": "x"}
    true = {
        "file": file,
        "before": sha(b"cafX\n"),
        "after": sha(DIRTY),
        "encoding": "utf-8",
        "bom": "",
        "newline": "\n",
    }
    return (
        json.dumps({**true, "written": "utf-8", "kept": False, "edits": [change], "data": "", **fields}).encode()
        + b"\n"
    )


def test_a_true_entry_is_undone(tree):
    assert textkit("undo", "/dev/stdin", cwd=tree, stdin=entry("a.md")).status == 0
    assert (tree / "a.md").read_bytes() == b"cafX\n"


@pytest.mark.parametrize(
    "name",
    [
        "../outside/o.md",
        "sub/../../outside/o.md",
        "link/o.md",
        "file.md",
        "{outside}/o.md",
        "loop/a.md",
        "sub",
        "",
        "/",
    ],
)
def test_undo_leaves_the_tree_by_no_way(tree, outside, name):
    (tree / "link").symlink_to("../outside")
    (tree / "file.md").symlink_to("../outside/o.md")
    (tree / "loop").symlink_to("loop")
    journal = entry(name.format(outside=outside))
    done = textkit("undo", "/dev/stdin", cwd=tree, stdin=journal)
    assert (done.status, done.err.count("\n")) == (2, 2)
    assert "1 file not touched" in done.err
    assert kept(outside)


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"7\n",
        b"{}\n",
        entry("a\0b.md"),
        entry("\ud800.md"),
        entry(
            "a.md", edits=[{"start": 3, "line": 1, "column": 1, "old": "", "new": "", "rules": ["\x1b[31m"], "why": ""}]
        ),
        entry("a.md", kept="no"),
        entry("a.md", extra=1),
    ],
    ids=lambda line: ascii(line[-30:]),
)
@pytest.mark.parametrize("command", ["undo", "log"])
def test_a_journal_is_believed_in_nothing(tree, line, command):
    done = textkit(command, "/dev/stdin", cwd=tree, stdin=entry("sub/b.md") + line)
    assert (done.status, done.err.count("\n")) == (2, 1) if command == "undo" else done.status == 2
    assert "not an entry of a textkit log" in done.err
    assert not ACTIVE.search(done.err.replace("\n", ""))
    assert (tree / "sub" / "b.md").read_bytes() == DIRTY, "nothing was written"


# What could run code, or read what can; by module or alone.
CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
MODULES = {"pickle", "marshal", "shelve", "subprocess", "runpy", "code", "ctypes", "pty"}
METHODS = {("os", "system"), ("os", "popen"), ("yaml", "load"), ("yaml", "unsafe_load"), ("yaml", "full_load")}
FILES = sorted(Path(package.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_can_run_what_it_reads(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in CALLS
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & MODULES
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.module.split(".")[0] not in MODULES
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in METHODS


@pytest.mark.parametrize(
    "config",
    [
        'extend = "/dev/zero"',
        'extend = "../fifo"',
        "recipe = \"__import__('os').system('touch owned')\"",
        'select = ["os.path"]',
        'exclude = ["(a+)+$", "' + "a*" * 60 + 'b"]',
        '[[exceptions]]\nrules = ["encoding"]\nphrases = ["(a+)+$"]\npaths = ["' + "**/a/" * 60 + 'b"]',
        '[recipes."../../x"]\nentries = ["encoding"]',
    ],
    ids=lambda config: config[:24],
)
def test_a_configuration_runs_nothing_and_ends_soon(tree, config):
    os.mkfifo(tree.parent / "fifo")
    (tree / ("a" * 200 + ".md")).write_bytes(b"a" * 5000)
    (tree / "textkit.toml").write_text(config, encoding="utf-8")
    before = sorted(tree.rglob("*"))
    done = textkit("check", ".", cwd=tree)
    assert done.status in {1, 2}
    assert done.status == 1 or done.err.count("\n") == 1
    assert sorted(tree.rglob("*")) == before
