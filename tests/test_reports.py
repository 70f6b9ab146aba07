"""Reports: the same outcomes for people and for machines; whatever a document holds, it acts nowhere."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from textkit import report
from textkit.pipeline import Finding
from textkit.report import patch, progress
from textkit.tree.outcome import Outcome

FIXTURES = Path(__file__).parent.parent / "fixtures"
UNDECODABLE = "undecodable-byte"
HOSTILE = "</script><script>alert(1)</script><!-- \u2028 [bold]x[/bold] \x1b[31m\x07 ]]> \ud800 %0A::error::"
FOUND = Finding("zero-width", "safe", 2, 3, 5, 6, "\u200b", "", "invisible character", "中", "文")
OUTCOMES = [
    Outcome(Path("clean.md"), "clean"),
    Outcome(Path("a, b: c.md"), "found", [FOUND], changes=True, encoding="utf-8", newline="\n", size=12),
    Outcome(Path("bad\udcff\n.md"), "failed", reason="no such file"),
    Outcome(
        Path("hostile.md"),
        "found",
        [Finding("cjk-mojibake", "safe", 1, 1, 0, 9, HOSTILE, HOSTILE[::-1], HOSTILE, HOSTILE, HOSTILE)],
        changes=True,
    ),
    Outcome(Path("note.md"), "found", [Finding("undecodable-byte", "safe", 1, 1, 0, 1, "\ufffd", None, "no byte")]),
]


def written(name, outcomes=OUTCOMES):
    out = io.StringIO()
    assert list(report.named(name)(iter(outcomes), out)) == outcomes
    return out.getvalue()


@pytest.mark.parametrize("name", report.FORMATS)
def test_any_report_can_be_written_as_utf8_and_of_nothing(name):
    assert written(name).encode()
    written(name, [])


@pytest.mark.parametrize("name", ["text", "concise", "github"])
def test_nothing_in_a_document_acts_on_a_terminal(name):
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", written(name))


def test_colour_only_where_it_is_wanted(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = written("text")
    assert "\x1b[9;31m" in coloured, "what goes is struck through"
    assert "\x1b[31m\x07" not in coloured
    assert "[bold]x[/bold]" in coloured, "document text is no markup"
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in written("text")


@pytest.mark.parametrize("name", ["dumb", "unknown"])
def test_what_goes_and_what_comes_are_marked_on_a_terminal_without_colour(monkeypatch, name):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", name)
    out = Terminal()
    list(report.named("text")(OUTCOMES, out))
    assert "中[-<U+200B>-]文\n" in out.getvalue()


def test_text_shows_the_change_in_its_line_and_sums_up():
    text = written("text")
    assert "a, b: c.md\n  2:3  zero-width  invisible character\n      中[-<U+200B>-]文\n" in text
    assert "bad\\xff\\x0a.md: no such file" in text
    assert text.endswith("5 files: 1 clean, 1 failed, 3 with findings; 2 to change, 1 noted\n")


def test_concise_is_one_line_each():
    assert written("concise").split("\n")[:2] == [
        'a, b: c.md:2:3: zero-width: invisible character: "<U+200B>" → ""',
        "bad\\xff\\x0a.md: failed: no such file",
    ]


def test_json_and_json_lines_say_the_same():
    whole = json.loads(written("json"))
    assert whole == [json.loads(line) for line in written("jsonl").split("\n")[:-1]]
    assert whole[1]["findings"] == [FOUND._asdict()]
    assert whole[3]["findings"][0]["old"] == HOSTILE
    assert json.loads(written("json", [])) == []


def test_github_commands_are_escaped():
    lines = written("github").split("\n")
    assert lines[0].startswith("::warning file=a%2C b%3A c.md,line=2,col=3,title=zero-width::invisible character")
    assert lines[1] == "::error file=bad\\xff\\x0a.md::no such file"
    assert "%250A::error::" in lines[2]


SARIF = Draft4Validator(json.loads((FIXTURES / "sarif" / "sarif-2.1.0-rtm.5.json").read_bytes()))


@pytest.mark.parametrize("outcomes", [OUTCOMES, OUTCOMES[:1], []], ids=["findings", "clean", "none"])
def test_sarif_is_valid_by_the_public_schema(outcomes):
    log = json.loads(written("sarif", outcomes))
    assert [error.message for error in SARIF.iter_errors(log)] == []


def test_sarif_says_what_was_found_where_and_whether_all_went_well():
    (run,) = json.loads(written("sarif"))["runs"]
    known = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(known) == {result["ruleId"] for result in run["results"]} == {"zero-width", "cjk-mojibake", UNDECODABLE}
    assert known["zero-width"]["properties"] == {"risk": "safe", "job": "encoding"}
    first = run["results"][0]
    assert first["level"] == "warning"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a%2C%20b%3A%20c.md"},
        "region": {"startLine": 2, "startColumn": 3, "charOffset": 5, "charLength": 1},
    }
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == ["no such file"]
    places = [*run["results"], *invocation["toolExecutionNotifications"]]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in places]
    assert all(re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII) for uri in uris), "valid URI references"


class Elements(HTMLParser):
    """Collects the elements of a page, and what is in the one that holds the data."""

    def __init__(self):
        super().__init__()
        self.seen, self.data = [], ""

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data):
        """Note what is in the element that holds the data."""
        if self.seen and self.seen[-1][1].get("id") == "data":
            self.data += data


def test_the_page_holds_everything_and_no_document_can_break_out():
    text = written("html")
    page = Elements()
    page.feed(text)
    assert [tag for tag, _ in page.seen].count("script") == 2
    data = json.loads(page.data)
    assert data["total"] == 5
    assert [file["path"] for file in data["files"]] == ["a, b: c.md", "bad\\xff\\x0a.md", "hostile.md", "note.md"]
    assert data["files"][2]["found"][0][4] == HOSTILE


def test_the_page_needs_no_network_and_sets_no_markup():
    text = written("html")
    policy = next(attrs["content"] for tag, attrs in parsed(text) if attrs.get("http-equiv"))
    assert "default-src 'none'" in policy
    assert not [attrs for _, attrs in parsed(text) if "src" in attrs or "href" in attrs]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|url\(", text)


def parsed(text):
    page = Elements()
    page.feed(text)
    return page.seen


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        """Say so."""
        return True


def test_progress_is_for_terminals_and_gone_before_anything_else_is_written():
    clean = Outcome(Path("clean.md"), "clean")
    outcomes = [clean, clean, OUTCOMES[1], clean]
    silent, seen = io.StringIO(), Terminal()
    assert list(progress.report(outcomes, silent)) == outcomes
    assert silent.getvalue() == ""
    assert list(progress.report(outcomes, seen, iter(range(100)).__next__)) == outcomes
    written = [f"\r\x1b[K{count} files … clean.md" for count in (1, 2, 4)]
    assert seen.getvalue() == f"{written[0]}{written[1]}\r\x1b[K{written[2]}\r\x1b[K"


def test_a_very_long_change_does_not_swamp_the_page():
    found = FOUND._replace(old="字" * 10**6)
    text = written("html", [Outcome(Path("a.md"), "found", [found])])
    assert len(text) < 40_000 + len(written("html", []))
    assert "996,000 characters" in text


def test_a_patch_is_as_it_is_for_programs_and_harmless_on_a_terminal(monkeypatch):
    diff = "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-\x1b[31m\u200bold\n+new\n"
    outcomes = [Outcome(Path("x"), "found", [FOUND], changes=True, diff=diff)]
    plain, terminal = io.StringIO(), Terminal()
    assert list(patch.report(outcomes, plain)) == outcomes
    assert plain.getvalue() == diff
    monkeypatch.setenv("TERM", "xterm")
    list(patch.report(outcomes, terminal))
    assert "-<U+001B>[31m<U+200B>old" in terminal.getvalue()
    assert "\x1b[32m+new\x1b[0m\n" in terminal.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    quiet = Terminal()
    list(patch.report(outcomes, quiet))
    assert quiet.getvalue() == diff.replace("\x1b", "<U+001B>").replace("\u200b", "<U+200B>")
