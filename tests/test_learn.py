"""Templates: what is learned from the pages of a site, and what is then taken from a page."""

from __future__ import annotations

import tomllib

import pytest
from command import textkit

from textkit.learn import learn
from textkit.sketch import Sketch

STORIES = [
    "昨天上午，停业三个月的老书店重新开门，门口排起了长队，一直排到街角的邮局。",
    "河边的步道修好了，傍晚有人散步，也有人带着孩子看船，笑声传得很远。",
    "镇上的小学今年多了两个班，新来的老师说，孩子们最爱在操场上放风筝。",
    "菜场旁边的花店换了主人，新主人喜欢种薄荷，说闻着它的味道才睡得好。",
    "山里下了第一场雪，赶路的人把车停在桥边，等太阳出来再走，并不着急。",
]


def page(i: int) -> str:
    return (
        f"小城网\n首页 ｜ 新闻 ｜ 地图\n第{i}篇\n2024-05-0{i} 10:2{i}\n阅读 {i * 137} 次\n"
        f"{STORIES[i]}\n做法\n{STORIES[i - 1][::-1]}的确是这样的，大家都这么说，没有人不同意。\n"
        f"小城网编辑部 版权所有，未经书面许可，任何人不得以任何方式转载本站的内容。\n小城网\n"
    )


PAGES = [(f"{i}.txt", page(i)) for i in range(5)]


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES:
        (folder / name).write_bytes(text.encode())
    return tmp_path


def found(pages, **thresholds):
    return {line.line: (line.pages, line.position, line.verdict) for line in learn(lambda: pages, **thresholds).lines}


def test_a_line_is_told_by_how_often_and_where_it_stands():
    assert found(PAGES) == {
        "小城网": (5, "both", "remove"),
        "首页 ｜ 新闻 ｜ 地图": (5, "head", "remove"),
        "第0篇": (5, "head", "remove"),
        "2024-05-00 10:20": (5, "head", "keep"),  # no word: it may be the article's own date
        "阅读 0 次": (5, "head", "remove"),
        "做法": (5, "body", "keep"),
        "小城网编辑部 版权所有，未经书面许可，任何人不得以任何方式转载本站的内容。": (5, "tail", "remove"),
    }


def test_the_thresholds_hold_and_copies_of_a_page_count_once():
    odd = [(name, f"{name * 40}。\n") for name in "甲乙丙丁"]
    twice = [("a", f"某网\n{STORIES[0]}\n"), ("b", f"某网\n{STORIES[1]}\n")]
    assert found(odd + twice) == {}
    assert found(odd + twice * 5) == {}
    assert found(odd + twice, fewest=2) == {"某网": (2, "head", "remove")}
    assert found(odd + twice, fewest=2, share=0.5) == {}


def test_segments_of_pages_that_lost_their_line_breaks():
    flat = [(name, f"小城网 {STORIES[i]} 网站地图 联系我们") for i, (name, _) in enumerate(PAGES)]
    assert found(flat) == {
        "小城网": (5, "head", "remove"),
        "网站地图": (5, "tail", "remove"),
        "联系我们": (5, "tail", "remove"),
    }


def test_segments_are_taken_before_the_first_clause_and_behind_the_last(site):
    for i, (name, _) in enumerate(PAGES):
        text = f"首页 新闻 第{'甲乙丙丁戊'[i]}篇 小城网 {STORIES[i]} 网站地图 联系我们\n"
        (site / "pages" / name).write_bytes(text.encode())
    assert textkit("learn", "pages", "-o", "site.toml", cwd=site).status == 0
    words = ("boilerplate", "--template", "site.toml", "--select", "template-line")
    text = f"首页 新闻 第己篇 小城网 {STORIES[0][::-1]}新闻说，{STORIES[1]} 网站地图 联系我们\n"
    left = textkit(*words, stdin=text.encode(), cwd=site).out
    assert left.decode() == f"第己篇 {STORIES[0][::-1]}新闻说，{STORIES[1]}\n"
    assert textkit(*words, stdin=left, cwd=site).out == left


def test_the_order_of_pages_does_not_change_which_lines_are_found():
    def keys(pages):
        return sorted((line.pages, line.position, line.verdict) for line in learn(lambda: pages).lines)

    assert keys(PAGES[::-1]) == keys(PAGES[2:] + PAGES[:2]) == keys(PAGES)


def test_the_sketch_misses_nothing_frequent_and_forgets_the_rest():
    sketch = Sketch(200)
    for i in range(20_000):
        sketch.add([b"always", *([b"some"] if i % 5 == 0 else []), *(b"%d %d" % (i, j) for j in range(5))])
    assert {*sketch.frequent(4000)} == {b"always", b"some"}
    assert len(sketch) < 10 * 200  # of a hundred thousand


def test_learn_writes_a_file_that_boilerplate_and_clean_apply(site):
    done = textkit("learn", "pages", "-o", "site.toml", cwd=site)
    said = "textkit: wrote site.toml: 7 lines that 5 pages share, 5 of them to remove; look it over\n"
    assert (done.status, done.out, done.err) == (0, b"", said)
    first = tomllib.loads((site / "site.toml").read_bytes().decode())["line"][0]
    assert first == {
        "line": "2024-05-00 10:20",
        "pages": 5,
        "position": "head",
        "examples": ["pages/0.txt", "pages/1.txt", "pages/2.txt"],
        "verdict": "keep",
    }
    fresh = page(3).replace("小城网\n", "  小 城 网\n")
    left = textkit(
        "boilerplate", "--template", "site.toml", "--select", "template-line", stdin=fresh.encode(), cwd=site
    )
    kept = fresh.split("\n")
    assert left.out.decode().split("\n") == [kept[3], *kept[5:8], ""]
    same = textkit("clean", "--rules", "zero-width", "--template", "site.toml", stdin=fresh.encode(), cwd=site)
    assert same.out == left.out
    again = textkit("boilerplate", "--template", "site.toml", "--select", "template-line", stdin=left.out, cwd=site)
    assert again.out == left.out


def test_a_verdict_is_heeded(site):
    template = '[[line]]\nline = "做法"\nposition = "body"\nverdict = "remove"\n'
    (site / "site.toml").write_text(template, encoding="utf-8")
    words = ("boilerplate", "--template", "site.toml", "--select", "template-line")
    text = page(1)
    assert textkit(*words, stdin=text.encode(), cwd=site).out.decode() == text.replace("做法\n", "")
    (site / "site.toml").write_text(template.replace("remove", "keep"), encoding="utf-8")
    assert textkit(*words, stdin=text.encode(), cwd=site).out.decode() == text


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("[[line", "template site.toml: "),
        ('[[line]]\nline = "x"\n', "each [[line]] has a line, a position and a verdict"),
        ('[[line]]\nline = "x"\nposition = "head"\nverdict = "drop"\n', "a verdict is remove or keep, not 'drop'"),
    ],
)
def test_a_template_that_cannot_be_read_is_told(tmp_path, template, said):
    (tmp_path / "site.toml").write_text(template, encoding="utf-8")
    done = textkit("boilerplate", "--template", "site.toml", stdin=b"x", cwd=tmp_path)
    assert (done.status, done.out) == (2, b"")
    assert said in done.err


def test_learn_overwrites_nothing_and_tells_what_it_could_not_read(site):
    assert textkit("learn", "pages", "none", cwd=site).status == 2
    (site / "site.toml").write_bytes(b"mine")
    done = textkit("learn", "pages", "-o", "site.toml", cwd=site)
    assert (done.status, done.err) == (2, "textkit: site.toml is there already; it stays as it is\n")
    assert (site / "site.toml").read_bytes() == b"mine"
    assert textkit("learn", "pages", "--min-share", "2", cwd=site).status == 2


@pytest.mark.parametrize(("count", "told"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages")])
def test_too_few_pages_are_told_and_nothing_is_written(tmp_path, count, told):
    for i in range(count):
        (tmp_path / f"{i}.txt").write_text(page(i), encoding="utf-8")
    done = textkit("learn", ".", "-o", "site.toml", cwd=tmp_path)
    said = f"textkit: {told} to learn from, copies apart, where a line must be on 3 (--min-pages)\n"
    assert done == (2, b"", said)
    assert not (tmp_path / "site.toml").exists()
