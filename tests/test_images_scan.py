"""The scanner sees every image that CommonMark sees and no other, and every form that is no Markdown."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import textkit
from textkit.document import Document
from textkit.rules.images._glance import glance
from textkit.rules.images._scan import images

ORACLE = MarkdownIt("commonmark")
ORACLE.validateLink = lambda _: True
ORACLE.normalizeLink = lambda url: url


def oracle(tokens):
    """Yield the URLs of the images that CommonMark renders; an image in an alternative text is none."""
    for token in tokens:
        if token.type == "image":
            yield token.attrs["src"]
        elif token.children:
            yield from oracle(token.children)


def expected(text):
    front = Document(text, "markdown").front_matter
    return Counter(oracle(ORACLE.parse(text[front.end :] if front else text)))


def rendered(text):
    found = images(Document(text, "markdown"))
    return Counter(image.url for image in found if image.rendered and image.form in {"inline", "reference"})


def seen(text, dialect="markdown"):
    return [(image.form, image.url, image.alt) for image in images(Document(text, dialect))]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("![a](b.png)", [("inline", "b.png", "a")]),
        ('![a [b] c](<d e.png> "t")', [("inline", "d e.png", "a [b] c")]),
        ("![a](b_(1).png 't')", [("inline", "b_(1).png", "a")]),
        ("![a](b\\_c&amp;d)", [("inline", "b_c&d", "a")]),
        ("![a][B ]\n\n[b]: /c.png", [("reference", "/c.png", "a")]),
        ("![b][] ![b]\n\n> [b]: /c.png", [("reference", "/c.png", "b")] * 2),
        ("[![a](b)](c)", [("inline", "b", "a")]),
        ('<img alt="a > b" src="c.png">', [("html", "c.png", "a > b")]),
        ("<img src=c.png>\n<IMG SRC='d.png'/>", [("html", "c.png", ""), ("html", "d.png", "")]),
        ('<picture><source srcset="a.webp 2x, b.webp"><img src="c.png"></picture>', ["a.webp", "c.png"]),
        ('<video poster="a.png"></video><source src="b.mp4">', ["a.png"]),
        ('<input type="image" src="a.png"><input type="text" src="b.png">', ["a.png"]),
        ('{{< figure src="a.png" alt="b" >}}', [("shortcode", "a.png", "b")]),
        ('{{% img "a b.png" %}}', [("shortcode", "a b.png", "")]),
        ("{% asset_img left a.png 300 200 a map %}", [("shortcode", "a.png", "a map")]),
        ("{% img /a/b.png %}", [("shortcode", "/a/b.png", "")]),
        ("![[a b.png|a map]] ![[note]]", [("embed", "a b.png", "a map")]),
    ],
)
def test_each_form_is_seen(text, want):
    found = seen(text)
    assert found == want or [url for _, url, _ in found] == want


@pytest.mark.parametrize(
    "text",
    [
        "```\n![a](b) <img src=c>\n```",
        "`![a](b)` ``<img src=c>``",
        "    ![a](b)",
        "<!-- ![a](b) <img src=c> -->",
        "<script>x = '<img src=c>' + `![a](b)`</script>",
        "<pre>\n![a](b) <img src=c>\n</pre>",
        "---\ncover: ![a](b)\n---\n",
        "{{</* figure src=a.png */>}}",
        r"\![a](b) !\[a](b) ![a\](b)",
        "![a][b] ![c] ![d](e f) ![g](h",
        "![a\n\nb](c)",
        "<imgs src=a.png>",
    ],
)
def test_no_image_is_seen_in_code_comments_scripts_or_where_there_is_none(text):
    assert seen(text) == []


def test_an_image_in_an_html_block_is_seen_but_not_rendered():
    (image,) = images(Document("<div>\n![a](b)\n</div>\n"))
    assert not image.rendered


def test_the_link_around_images_is_known():
    text = "[![a](b) ![c](d)](e) ![f](g)"
    first, second, third = images(Document(text))
    assert text[first.link.start : first.link.end] == "[![a](b) ![c](d)](e)"
    assert first.link == second.link
    assert third.link is None


def test_the_span_of_the_url_is_where_it_is_written():
    text = "![a][b]\n\n[b]: </c d.png>\n"
    (image,) = images(Document(text))
    assert text[image.url_start : image.url_end] == "/c d.png"


MARKS = ["![", "[", "]", "a", "[a]", "<b>", "\\", "`", '"t"', " ", "\n", "\n\n", "<", ">"]
TAILS = ["](", ")", "(", "![a](b)", "[a](b)", "](<"]


# Without code spans: a backtick in a destination opens none, which the protected regions, found first, do not know.
@given(st.lists(st.sampled_from(MARKS + TAILS).filter(lambda piece: piece != "`"), max_size=14).map("".join))
def test_brackets_and_tails_mean_what_they_mean_in_commonmark(text):
    assert rendered(text) == expected(text)


# The oracle strays from the specification where an image's label is defined and parentheses follow (example 567).
@given(st.lists(st.sampled_from([*MARKS, "![a][a]", "[]"]), max_size=14).map("".join))
def test_brackets_and_labels_mean_what_they_mean_in_commonmark(text):
    text += "\n\n[a]: /url\n"
    assert rendered(text) == expected(text)


def overlooked(text):
    """Return the images of *text* that a glance does not see as they are."""
    doc = Document(text, "markdown")
    seen = {image[:7] for image in glance(doc)}
    return [image for image in images(doc) if image[:7] not in seen]


WRITTEN = [
    "![a](b)",
    '![a](b "t")',
    "![](",
    "![[a.png]]",
    "<img src=a>",
    "<!--",
    "-->",
    "{{< img a.png >}}",
    "~~~",
    "&amp;",
]


@given(st.lists(st.sampled_from(MARKS + TAILS + WRITTEN), max_size=14).map("".join))
def test_a_glance_overlooks_no_image(text):
    assert overlooked(text) == []


def test_a_glance_knows_plain_images_and_does_not_ask_what_is_code():
    doc = Document('![a](b&amp;c "t") `![d](e)`\n\n    ![f](g)\n\n<img src=h>\n', "markdown")
    assert [image.url for image in glance(doc)] == ["b&c", "e", "g", "h"]
    assert "regions" not in vars(doc)


@pytest.mark.shared
def test_the_examples_of_commonmark(shared):
    examples = json.loads((shared / "commonmark-0.31.2.json").read_bytes())
    texts = [example["markdown"] for example in examples]
    assert sum(map(Counter.total, map(expected, texts))) == 22
    assert [text for text in texts if rendered(text) != expected(text)] == []


@pytest.mark.shared
def test_real_files(shared):
    files = sorted((shared / "images").glob("*.md"))
    texts = [file.read_bytes().decode().replace("\r\n", "\n") for file in files]
    assert len(texts) == 301
    assert [file.name for file, text in zip(files, texts, strict=True) if rendered(text) != expected(text)] == []
    assert [file.name for file, text in zip(files, texts, strict=True) if overlooked(text)] == []


def test_a_letter_that_grows_in_lower_case_moves_no_attribute():
    tag = '<img alt="\u0130\u0130" DATA-original="https://a.example/cat.jpg">'
    assert textkit.clean(tag, ["lazy-placeholder"]).text == tag.replace("DATA-original", "src")
