"""Metadata blocks: how they are read, what is proved before an edit is made, and what hostile ones can do."""

from __future__ import annotations

import json
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textkit
from textkit import catalog
from textkit.document import Document
from textkit.edit import Edit, Note, apply
from textkit.rules.frontmatter._block import block_of, entries_of, read
from textkit.rules.frontmatter._dates import reading
from textkit.rules.frontmatter._nodes import Fault, Tree
from textkit.rules.frontmatter._repair import quoted, repairs
from textkit.rules.frontmatter._simple import simple
from textkit.rules.frontmatter._splice import meaning_of, proved
from textkit.rules.frontmatter._write import element, scalar

ALL = list(catalog.rules_of("frontmatter"))


def block(text):
    return block_of(Document(text, "markdown"))


def notes(text, rules=("frontmatter",), **options):
    return [finding for finding in textkit.clean(text, rules, options=options).findings() if finding.new is None]


@pytest.mark.parametrize(
    ("text", "form", "inside"),
    [
        ("---\ntitle: a\n---\nb", "yaml", "title: a\n"),
        ("\ufeff\n\n--- \ntitle: a\n---", "yaml", "title: a\n"),
        ("---\n---\n", "yaml", ""),
        ("---\ntitle: a\n...\n", "yaml", "title: a\n"),
        ("+++\ntitle = 'a'\n+++\n", "toml", "title = 'a'\n"),
        (';;;\n"title": "a"\n;;;\n', "json", '"title": "a"\n'),
        ('{\n "title": "a"\n}\nb', "json", '{\n "title": "a"\n}\n'),
        ('{"title": "a"}\nb', "json", '{"title": "a"}\n'),
        ("title: a\ndate: b\n---\nc", "yaml", "title: a\ndate: b\n"),
    ],
)
def test_the_formats(text, form, inside):
    found = block(text)
    assert (found.format, found.text) == (form, inside)
    assert text[found.start : found.end] == inside


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 春天 # x\n'tags': [a, \"b\"]\nurl: >\n  folded\n---\n",
        "+++\ntitle = \"春\\u5929\" # x\ntags = ['a', # y\n \"b\"]\nn = {a = '}'}\nm = '''\nx'''\n[t]\na = 1\n+++\n",
        '{"title": "春\\u5929", "tags": ["a", 1, null], "n": {"a": [1]}, "x": []}\n',
        ';;;\n"title": "a",\n"tags": ["b"]\n;;;\n',
    ],
)
def test_every_value_is_where_its_node_says(text):
    found = block(text)
    for entry in entries_of(found):
        written = found.text[entry.value.start : entry.value.end]
        alone = {"yaml": f"k: {written}", "toml": f"k = {written}", "json": f'{{"k": {written}}}'}[found.format]
        assert read(alone, found.format).meaning == [("k", dict(meaning_of(found))[entry.name])]


def test_an_edit_that_would_change_another_value_is_refused():
    found = block("---\ntitle: &t a\nslug: *t\n---\n")
    at = found.text.index("a\n")
    refused = list(proved(found, [Edit(at, at + 1, "b", "why")], [("title", "b"), ("slug", "a")]))
    assert [type(change) for change in refused] == [Note]
    assert "why" in refused[0].why


def test_a_date_and_its_text_are_different_values():
    found = block("---\ndate: '2024-03-01'\n---\n")
    edits = [Edit(6, 18, "2024-03-01", "quotes off")]
    assert isinstance(next(proved(found, edits, meaning_of(found))), Note)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: [转]春\n", "title: '[转]春'\n"),
        ("title: {a} b\n", "title: '{a} b'\n"),
        ("title: %a\ntags: @b\n", "title: '%a'\ntags: '@b'\n"),
        ("title: *a*\n", "title: '*a*'\n"),
        ("title: `a` b\n", "title: '`a` b'\n"),
        ("title: a: b: c\n", "title: 'a: b: c'\n"),
        ("title: a: it's\n", 'title: "a: it\'s"\n'),
        ('title: it\'s: "x"\n', "title: 'it''s: \"x\"'\n"),
        ('title: "a" b\n', "title: '\"a\" b'\n"),
        ("title: @a # b\n", "title: '@a' # b\n"),
        ("tags:\n- a\n- %b\n", "tags:\n- a\n- '%b'\n"),
        ("tags:\n\t- a\n\t\t- b\n", "tags:\n  - a\n    - b\n"),
        ("a:b\nc: d\n", "a: b\nc: d\n"),
        ("c: d\na:b\n", "c: d\na: b\n"),
        ("title：春\na: b\n", "title: 春\na: b\n"),
        ("a: b\ntitle:\u00a0春\n", "a: b\ntitle: 春\n"),
    ],
)
def test_what_is_repaired(before, after):
    lines = before.split("\n")
    for repair in repairs(before):
        lines[repair.line] = repair.new
    assert "\n".join(lines) == after
    assert isinstance(read(after, "yaml"), Tree)


@pytest.mark.parametrize(
    "text",
    [
        'title: "a\n',
        "tags: [a, b\n",
        "tags: [a, @b]\n",
        "title: {{ title }} x\n",
        "title: {% x %}\n",
        "a: b\n- c\n",
        "url: http://a\nhttp://b\n",
        "title: \x08\n",
        "title: \ud800\n",
        "a: 1\n---b\nc: @d\n...\n",
    ],
)
def test_what_is_left_alone_and_reported(text):
    assert isinstance(repairs(text), Fault)
    result = textkit.clean(f"---\n{text}---\n正文\n", ["unreadable-value"])
    finding = next(result.findings())
    assert result.text == result.original
    assert (finding.new, finding.line > 1) == (None, True)


def test_a_fault_is_told_by_line_and_column():
    finding = notes("---\ntitle: a\ntags: [b, @c]\n---\n")[0]
    assert (finding.line, finding.column) == (3, 11)


PIECES = [
    "key: ",
    "a",
    "- ",
    "\n",
    ":",
    " #",
    "'",
    '"',
    "[",
    "]",
    ",",
    " ",
    "春",
    "&",
    "\t",
    *"/.(~$^+（【《〈「『“‘…—",
]


@given(st.lists(st.sampled_from(PIECES)))
def test_a_simple_block_can_be_read(pieces):
    text = "".join(pieces) + "\n"
    if simple(text):
        assert isinstance(read(text, "yaml"), Tree)


@given(st.text(max_size=12).filter(lambda text: "\n" not in text and "\r" not in text))
def test_what_is_written_is_read_again(text):
    if not isinstance(read(f"k: {quoted('a' + text)}", "yaml"), Tree):
        return  # no YAML can hold it unescaped
    assert read(f"k: {scalar(text, 'yaml')}", "yaml").meaning == [("k", text)]
    assert read(f"k: [{element(text, 'yaml')}]", "yaml").meaning == [("k", [text])]


@pytest.mark.parametrize(
    ("text", "hugo", "hexo", "jekyll"),
    [
        ("2024-03-01", "", "", ""),
        ("2024-03-01T08:30:00+08:00", "", "", ""),
        ("2024-03-01 08:30:00.123456", "", "", ""),
        ("2024/3/1", "2024-03-01", "", ""),
        ("2024.03.01", "2024-03-01", "", ""),
        ("2024-3-1 8:05", "2024-03-01 08:05:00", "", ""),
        ("2024-03-01 08:30 +0800", "2024-03-01 08:30:00 +0800", "", ""),
        ("2024-03-01T8:30:00+08:00", "2024-03-01T08:30:00+08:00", "", ""),
        ("2024年3月1日", "2024-03-01", "2024-03-01", "2024-03-01"),
        ("2024-03-01 08：30：00", *["2024-03-01 08:30:00"] * 3),
        ("3/31/2024", "2024-03-31", "", "2024-03-31"),
        ("31/3/2024", "2024-03-31", "2024-03-31", ""),
        ("3/4/2024", "", "", ""),
        ("3/3/2024 8:30", "2024-03-03 08:30:00", "", ""),
        ("2024-02-30", "", "", ""),
        ("20240301", "", "", ""),
        ("Mar 1, 2024", "", "", ""),
    ],
)
def test_which_dates_each_generator_is_given(text, hugo, hexo, jekyll):
    assert [reading(text, name).new for name in ("hugo", "hexo", "jekyll")] == [hugo, hexo, jekyll]


BOMB = "a: &a [x, x]\n" + "".join(f"k{i}: &k{i} [*{f'k{i - 1}' if i else 'a'}, *a]\n" for i in range(60))
HOSTILE = {
    "aliases that double sixty times": f"---\n{BOMB}---\n",
    "a chain of anchors": "---\n"
    + "".join(f"k{i}: &a{i} [{f'*a{i - 1}' if i else ''}]\n" for i in range(5000))
    + "---\n",
    "brackets": "---\ntitle: " + "[" * 100_000 + "\n---\n",
    "brackets that close": "---\ntitle: " + "[" * 100_000 + "]" * 100_000 + "\n---\n",
    "compact nesting": "---\ntags:\n  " + "- " * 100_000 + "x\n---\n",
    "deep indents": "---\n" + "\n".join(" " * i + "a:" for i in range(1000)) + "\n---\n",
    "deep TOML": "+++\na = " + "[" * 100_000 + "\n+++\n",
    "deep JSON": '{\n"a": ' + "[" * 100_000 + "\n}\n",
    "a third of a megabyte": "---\n" + "".join(f"k{i}: v\n" for i in range(30_000)) + "---\n",
    "more than a megabyte": "---\ntitle: a\n" + "k: v\n" * 300_000 + "---\n",
    "a fence that never closes": "---\n" + "title: a\n" * 100_000,
    "blanks": "---\ntitle: '" + " " * 100_000 + "'\n---\n",
    "quotes": "---\ntitle: '" + "'" * 100_000 + "\n---\n",
    "repairs without end": "---\n" + "k: @a\n" * 5000 + "---\n",
    "templates": "---\ntitle: {{ title }} - {{ site }}\ndate: {{ date }}\n---\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_metadata_is_left_alone(name):
    text = HOSTILE[name]
    result = textkit.clean(text, ["frontmatter"])
    assert result.text is text
    if name not in ("aliases that double sixty times", "a chain of anchors"):
        assert list(result.findings())


@pytest.mark.parametrize("name", HOSTILE)
def test_no_rule_chokes_on_hostile_metadata(name):
    options = {
        rule: {"generator": "hugo"}
        for rule in ("unreadable-value", "unreadable-date", "missing-fence", "foreign-fence")
    }
    options |= {"key-order": {"order": ("title", "k3")}, "title-suffix": {"suffixes": ("'",)}}
    once = textkit.clean(HOSTILE[name], ALL, options=options).text
    assert textkit.clean(once, ALL, options=options).text == once


@pytest.mark.parametrize(
    "text",
    [
        "正文\n\n---\n\ntitle: a \n\n---\n",
        "---\ntitle: a\n---\n\n---\ntags: [a, a] \n---\n",
        "# 标题\n---\ntitle:b\n---\n",
    ],
)
def test_rules_across_the_body_are_no_fences(text):
    assert textkit.clean(text, ["frontmatter"], dialect="markdown").text == text


def files(shared):
    folder = shared / "frontmatter"
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            entry = json.loads(line)
            yield entry, (folder / entry["file"]).read_bytes().decode()


def independent(text):
    """Return what ruamel.yaml reads, as plain objects, or ``None``."""
    ruamel = pytest.importorskip("ruamel.yaml")
    found = block(text.replace("\r\n", "\n"))
    if found is None or found.format != "yaml":
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            said = ruamel.YAML(typ="safe", pure=True).load(found.text)
    except (ruamel.YAMLError, ValueError):
        return None
    return said if isinstance(said, dict) else None


@pytest.mark.shared
def test_real_files_say_the_same_as_before_but_for_what_was_meant(shared):
    for entry, text in files(shared):
        result = textkit.clean(text, ["frontmatter"], dialect="markdown")
        if not result.edits:
            continue
        before, after = independent(text), independent(result.text)
        rules = {finding.rule for finding in result.findings() if finding.new is not None}
        assert after is not None, entry["file"]
        if before is not None:
            meant = {"title"} if "title-space" in rules else set()
            assert [key for key in {**before, **after} if before.get(key) != after.get(key)] == sorted(meant)
        assert textkit.clean(result.text, ["frontmatter"], dialect="markdown").text == result.text


@pytest.mark.shared
def test_real_blocks_of_the_kinds_that_are_repaired_can_be_read_afterwards(shared):
    kinds = ("invalid:tab-indent", "invalid:flow-bracket-prefix", "invalid:reserved-@")
    seen = 0
    for entry, text in files(shared):
        if set(kinds) & set(entry["kinds"]):
            found = block(textkit.clean(text, ["frontmatter"], dialect="markdown").text.replace("\r\n", "\n"))
            assert isinstance(read(found.text, found.format), Tree), entry["file"]
            seen += 1
    assert seen > 20


def test_every_line_of_a_long_block_keeps_its_place():
    text = "---\n" + "".join(f"key{i}: value {i}  # note\n" for i in range(2000)) + "title: ' a '\n---\n"
    result = textkit.clean(text, ["frontmatter"])
    assert apply(text, result.edits) == text.replace("' a '", "'a'")
