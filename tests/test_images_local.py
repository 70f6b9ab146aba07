"""Local images are looked for where the generator of the site would, and nothing is called missing lightly."""

from __future__ import annotations

import pytest

from textkit.document import Document
from textkit.imagelinks.facts import of_disk
from textkit.imagelinks.listing import rows, tsv
from textkit.imagelinks.local import look
from textkit.imagelinks.sites import site_of
from textkit.imagelinks.unused import unused

HUGO = ["hugo.toml", "static/img/a.png", "assets/b.png", "content/post/one/index.md", "content/post/one/c.png",
        "content/post/two.md", "static/post/two/d.png", "themes/t/static/e.png"]  # fmt: skip
HEXO = ["_config.yml", "source/_posts/one.md", "source/_posts/one/a.png", "source/img/b c.png", "themes/t/source/d.png"]
JEKYLL = ["_config.yml", "_posts/one.md", "assets/img/a.png", "_posts/b.png"]
PLAIN = [".git/HEAD", "docs/guide/one.md", "docs/img/a.png", "docs/guide/图 1.png", "static/b.png"]


@pytest.fixture
def site(tmp_path):
    """Return a function that makes the files of a site and looks for a URL from one of them."""

    def made(files, page):
        for name in files:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(b"")
        file = tmp_path / page
        return lambda url: look(url, file, site_of(file.parent))

    return made


@pytest.mark.parametrize(
    ("files", "page", "url"),
    [
        (HUGO, "content/post/one/index.md", "c.png"),
        (HUGO, "content/post/one/index.md", "/img/a.png"),
        (HUGO, "content/post/one/index.md", "/blog/img/a.png?v=2#top"),
        (HUGO, "content/post/one/index.md", "b.png"),
        (HUGO, "content/post/one/index.md", "/e.png"),
        (HUGO, "content/post/two.md", "d.png"),
        (HUGO, "content/post/two.md", "../../static/img/a.png"),
        (HEXO, "source/_posts/one.md", "a.png"),
        (HEXO, "source/_posts/one.md", "one/a.png"),
        (HEXO, "source/_posts/one.md", "/img/b%20c.png"),
        (HEXO, "source/_posts/one.md", "/d.png"),
        (JEKYLL, "_posts/one.md", "/assets/img/a.png"),
        (JEKYLL, "_posts/one.md", "./b.png"),
        (PLAIN, "docs/guide/one.md", "../img/a.png"),
        (PLAIN, "docs/guide/one.md", "/img/a.png"),
        (PLAIN, "docs/guide/one.md", "/b.png"),
        (PLAIN, "docs/guide/one.md", "%E5%9B%BE%201.png"),
    ],
)
def test_a_file_is_found_where_its_generator_finds_it(site, files, page, url):
    assert site(files, page)(url).state == "ok"


@pytest.mark.parametrize(
    ("url", "state", "fix"),
    [
        ("../IMG/a.PNG", "misspelled", "../img/a.png"),
        ("/img/A.png?v=1", "misspelled", "/img/a.png?v=1"),
        ("%25E5%259B%25BE%25201.png", "misspelled", "图%201.png"),
        ("..\\img\\a.png", "misspelled", "../img/a.png"),
        ("../img/z.png", "missing", ""),
        ("../photos/z.png", "absent", ""),
        ("https://a.example/a.png", "remote", ""),
        ("//a.example/a.png", "remote", ""),
        ("data:image/png;base64,xx", "other", ""),
        ("{{ site.url }}/a.png", "other", ""),
        ("#top", "other", ""),
        ("", "other", ""),
    ],
)
def test_what_is_not_found_is_told_apart(site, url, state, fix):
    found = site(PLAIN, "docs/guide/one.md")(url)
    assert (found.state, found.fix) == (state, fix)


def test_two_names_that_differ_in_case_alone_are_no_evidence(site):
    found = site([*PLAIN, "docs/img/c.png", "docs/img/C.png"], "docs/guide/one.md")
    assert found("../img/c.PNG").state == "missing"


def test_the_disk_gives_the_rule_its_options(tmp_path, site):
    site(PLAIN, "docs/guide/one.md")
    doc = Document("![](../img/A.png) ![](../img/z.png) ![](../img/a.png) ![](../photos/z.png)", "markdown")
    options = of_disk(doc, tmp_path / "docs/guide/one.md")
    assert options == {"gone": ("../img/z.png",), "moved": ("../img/A.png->../img/a.png",)}


def test_a_row_is_one_line_of_six_columns(tmp_path):
    doc = Document("x\n![a\tb\nc](u.png)\n<div>\n![](v)\n</div>\n\n<img>", "markdown")
    path = tmp_path / "p.md"
    path.touch()
    assert [tsv(row).removeprefix(str(path)) for row in rows(doc, path, {})] == [
        "\t2\tinline\tu.png\ta\\tb\\nc\tmissing\n",
        "\t5\tinline\tv\t\tunrendered\n",
        "\t8\thtml\t\t\tempty\n",
    ]


def test_unused_files_are_those_that_no_text_mentions(tmp_path):
    for name in ("a.png", "b c.png", "图.jpg", "d.svg", "E.PNG", "f.gif", ".hidden/g.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"<image href='e.png'>" if name == "d.svg" else b"\x89PNG\0")
    (tmp_path / "p.md").write_text("![](x/a.png) ![](<b c.png>) ![](%E5%9B%BE.jpg)", encoding="utf-8")
    (tmp_path / "s.css").write_text("a { background: url('d.svg') }", encoding="utf-8")
    assert [path.name for path in unused(tmp_path)] == ["f.gif"]
