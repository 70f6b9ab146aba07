"""What Markdown protects is protected: ``markdown-it-py`` is the oracle.

Every letter outside the protected regions is replaced by another one; the oracle must then still read the same
code, the same tags and the same destinations.
"""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from textkit.document import Document
from textkit.edit import apply
from textkit.regions import KINDS, scan
from textkit.regions.frontmatter import end as body

ORACLE = MarkdownIt("commonmark")
OTHER = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "bcdefghijklmnopqrstuvwxyzaBCDEFGHIJKLMNOPQRSTUVWXYZA"
)
# HTML that is text between tags: what must stay are its tags.
TAGS = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>`\n]*)?>")
RAW = re.compile(r"\s*<(?:script|pre|style|textarea|!|\?)", re.IGNORECASE)


def machine_parts(tokens):
    """What the oracle reads that is not for readers, in order."""
    for token in tokens:
        if token.type in {"code_inline", "fence", "code_block", "html_inline"}:
            yield token.type, token.content
        elif token.type == "html_block":
            parts = [token.content] if RAW.match(token.content) else TAGS.findall(token.content)
            yield from ((token.type, part) for part in parts)
        for name in ("href", "src"):
            if name in token.attrs:
                yield name, token.attrs[name]
        yield from machine_parts(token.children or [])


def scrambled(text):
    """Return *text* with every letter outside the protected regions replaced."""
    doc = Document(text, "markdown")
    pieces, at = [], 0
    for start, end in doc.prose():
        pieces += text[at:start], text[start:end].translate(OTHER).replace("的", "了")
        at = end
    return "".join([*pieces, text[at:]])


def assert_protected(text):
    text = text.replace("[^", "(^")  # footnotes, which CommonMark takes for link definitions
    cut = body(text)
    assert list(machine_parts(ORACLE.parse(scrambled(text)[cut:]))) == list(machine_parts(ORACLE.parse(text[cut:])))


OURS = [
    "一段 `代码 code` 与 ``a ` b`` 和 \\`not code\\` 。\n",
    "- 列表 `未闭合\n- 第二 ` 项 `code`\n",
    "1. item\n\n       indented in item\n\n   para `x`\n\n    para in item\n",
    "> 引 `a\n> b` 用\n\n`c` d\n",
    "> ```\n> quoted code\nlazy `no` more\n",
    "- ```py\n  code\n  ```\n  after `b`\n",
    "para\n    lazy `text` here\n\n    code here\n",
    '<div>\n    <p title="一 `">text `a`</p>\n\n    code\n</div>\n',
    "<!-- multi\n\nline ` comment --> after\n\n`x`\n",
    "[标题](<a b.png> \"title\") and ![alt](a(b)c.png) and [r][Some Ref]\n\n[Some Ref]: /path/to 'x'\n",
    "[Some Ref] and [some   ref][]\n\n[Some Ref]: /path\n",
    "# heading `open\ntext ` closed `c`\n",
    "a <span class=\"a>b\" data-x='<'>t</span> <http://e.example/x`y> `z`\n",
    "~~~ info ` string\ncode ``` inside\n~~~~\nafter `a`\n",
    "\tcode by tab\n\n  \tcode by mixed indent\n",
    "- a\n\n  - b\n\n        code under b\n\n      text under b `x`\n",
    "* * *\n    code after rule\n\n---\n",
    "text\n***\n    code\nSetext\n===\n    code\n",
    "``` not a fence ```  `a`\nb\n",
    "<script>\nif (a) { `x` }\n\nb\n</script>\ntext `c`\n",
    'a\\\n<b c="d\ne">f</b> `g\nh` i\n',
    "[a](b`c) `d` e\n",
    "[a](<b`c>) d` e `f` ![g](h`i 'j') `k`\n",
    "x](b`c) d` e `f`\n",
    "[a `b](c`d) `e` f\n",
    "[a [b](c) d](e`f) `g` h`\n",
    "`[` a](b`c) d` `e`\n",
    "[a\\](b`c) d` e\n",
]


@pytest.mark.parametrize("text", OURS)
def test_our_markdown_keeps_its_code_tags_and_destinations(text):
    assert_protected(text)


@pytest.mark.shared
def test_the_commonmark_examples_keep_their_code_tags_and_destinations(shared):
    examples = json.loads((shared / "commonmark-0.31.2.json").read_bytes())
    broken = []
    for example in examples:
        try:
            assert_protected(example["markdown"])
        except AssertionError:
            broken.append(example["number"])
    assert broken == []


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["frontmatter", "images"])
def test_real_files_keep_their_code_tags_and_destinations(shared, folder):
    broken = []
    for file in sorted((shared / folder).glob("*.md")):
        text = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        try:
            assert_protected(text)
        except AssertionError:
            broken.append(file.name)
    assert broken == []


MARKS = """
    ` `` ``` ~~~ --- === - # > </b> <b> <!-- --> <div> <pre> </pre> <script> [a] ](/u) ![ \\ <http://e.x> <i '>
""".split()
SPACES = [
    "\n",
    "\n",
    "\n\n",
    "    ",
    "  ",
    "\t",
    "> ",
    "- ",
    "1. ",
    "2) ",
    "# ",
    "a",
    "bc",
    "的",
    "[a]: /u\n",
    "<i x='",
]
PIECES = st.sampled_from(MARKS + SPACES)
OVERLAYS = st.sampled_from(["$", "$$", "{{", "}}", "{%", "%}", "\\(", "\\)", "http://a/的"])


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_markdown_keeps_its_code_tags_and_destinations(text):
    assert_protected(text)


@given(st.lists(PIECES | OVERLAYS, max_size=40).map("".join))
def test_regions_are_sorted_disjoint_and_of_known_kinds(text):
    for dialect in ("markdown", "web", "plain"):
        at = 0
        for region in scan(text, dialect):
            assert at <= region.start < region.end <= len(text)
            assert region.kind in KINDS
            at = region.end


LOCAL = st.sampled_from(["http://a/的", "www.a.b/c", "$x$", "$", "字", "---", "a: b", "\n", "\n", "\n\n"])


@given(st.lists(LOCAL | st.sampled_from(MARKS), max_size=30).map("".join), st.sets(st.integers(0, 30)))
def test_a_text_that_lost_lines_keeps_the_regions_of_the_others(text, gone):
    lines = [*Document(text).lines()]
    edits = [line.delete("") for i, line in enumerate(lines) if i in gone]
    for dialect in ("markdown", "web", "plain"):
        left = Document(apply(text, edits), dialect, Document(text, dialect), edits)
        assert left.regions == scan(left.text, dialect)


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("见https://a.example/路径/软件，然后", ["https://a.example/路径/软件"]),
        ("见https://a.example软件", ["https://a.example"]),
        ("www.a.example/b 好", ["www.a.example/b"]),
        ("公式 $x^2$ 与 $5 和 $6", ["$x^2$"]),
        ("$$\na\nb\n$$", ["$$\na\nb\n$$"]),
        (r"\(a\) 与 \[b\]", [r"\(a\)", r"\[b\]"]),
        ("{{< figure src='a' >}}字{% x %}", ["{{< figure src='a' >}}", "{% x %}"]),
        ("{% highlight py %}\na\n\nb\n{% endhighlight %}字", ["{% highlight py %}\na\n\nb\n{% endhighlight %}"]),
        ("![图](./a b.png)字", ["./a b.png"]),
        ("[见](第三章 说明)", []),
        ("a < b 而 c > d", []),
        ("[^1]: 说明", []),
    ],
)
def test_what_is_not_prose_in_web_text(text, protected):
    assert [text[r.start : r.end] for r in scan(text, "web")] == protected


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("---\ntitle: a\n---\nb", 17),
        ("---\n---\nb", 8),
        ("\ufeff\n\n---\na: b\n---", 15),
        ("+++\na = 1\n+++\n", 14),
        (';;;\n"a": 1\n;;;\n', 15),
        ('{\n  "a": 1\n}\nb', 13),
        ('{"a": {"b": "}"},\n"c": 1}\nb', 26),
        ('{"a": 1} b', 0),
        ('{"a": 1', 0),
        ("{a}\n", 0),
        ('{"a": ' + "[" * 100_000, 0),
        ("title: a\ndate: b\n---\nc", 21),
        ("title: a\n" + "  - b\n" * 1000, 0),
        ("---\n正文\n---\n正文", 0),
        ("---\ntitle: a\n", 0),
        ("一句话: 说明\n---\n", 0),
        ("Note: this is a heading\n---\n", 0),
        ("# 标题\n---\na: b\n---\n", 0),
    ],
)
def test_where_front_matter_ends(text, length):
    assert body(text) == length
