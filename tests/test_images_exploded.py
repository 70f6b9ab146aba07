"""A URL that was exploded into one link a character is put back together, and nothing else is."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textkit
from textkit.rules.images._spelling import spelled

PAGES = ["http://news.example.cn/a/2022/11/page.html", "http://a.example/", "https://b.example/x?id=1"]
WORDS = st.text("abcxyz019_-", min_size=1, max_size=6)
HOSTS = st.sampled_from(["http://img.example.com", "https://news.example.cn"])
URLS = st.builds(lambda host, dirs, name: f"{host}/{'/'.join([*dirs, name])}.jpg", HOSTS, st.lists(WORDS), WORDS)


def exploded(url, page):
    """Return what a crawler makes of *url* when it takes each character for a URL on *page*."""
    return [urljoin(page, character) for character in url]


def cleaned(text):
    return textkit.clean(text, ["exploded-url"]).text


@given(url=URLS, backwards=st.booleans())
def test_what_was_exploded_is_spelled_again(url, backwards):
    pieces = exploded(url, PAGES[0])
    assert spelled(pieces[::-1] if backwards else pieces) == [url]


@given(dirs=st.lists(WORDS), name=WORDS, page=st.sampled_from(PAGES))
def test_on_a_page_at_the_root_slash_and_dot_are_told_apart_by_their_place(dirs, name, page):
    url = urljoin(page, f"/{'/'.join([*dirs, name])}.png")
    assert spelled(exploded(url, page)) == [url]


def test_several_urls_glued_together_become_several_links():
    urls = ["http://a.example/1.jpg", "https://b.example/2.png"]
    assert spelled(exploded("".join(urls), PAGES[0])) == urls


def test_a_character_outside_ascii_is_percent_encoded():
    assert spelled([f"/d/{piece}" for piece in ["%E5%9B%BE", "1", "", "p", "n", "g"]]) == ["图1.png"]


@pytest.mark.parametrize("word", ["12345678", "abcdefgh", "http:", "e.g.abc", "a.b.c.jpg?!?"])
def test_what_is_no_url_is_not_spelled(word):
    assert spelled(exploded(word.replace("?", "x y"), PAGES[0])) == []


@pytest.mark.parametrize("blanks", ["\n", "\n\n", "\n\n\n\n", "\n \n\n"])
def test_one_blank_line_remains_where_there_were_some(blanks):
    run = "\n\n".join(f"![]({piece})" for piece in exploded("http://a.example/b.jpg", PAGES[0]))
    one = blanks if blanks == "\n" else "\n\n"
    assert cleaned(f"上文{blanks}{run}{blanks}下文\n") == f"上文{one}![](http://a.example/b.jpg){one}下文\n"


def test_a_run_at_either_end_of_the_text_leaves_no_blank_line_there():
    run = "\n\n".join(f"![]({piece})" for piece in exploded("http://a.example/b.jpg", PAGES[0]))
    assert cleaned(f"\n\n{run}\n\n\n") == "![](http://a.example/b.jpg)\n"


def test_a_run_in_code_is_an_example():
    run = "\n".join(f"![]({piece})" for piece in exploded("http://a.example/b.jpg", PAGES[0]))
    text = f"```\n{run}\n```\n"
    assert cleaned(text) is text


def test_links_that_stand_apart_are_no_run():
    links = "，又见\n\n".join(f"![]({piece})" for piece in exploded("http://a.example/b.jpg", PAGES[0]))
    assert cleaned(links) is links


@pytest.mark.parametrize(
    ("link", "between"),
    [("![]({})", "<br>\n"), ("![]({})", "\n- "), ("[![]({0})]({0})", "\n\n"), ('<img src="{}">', " ")],
)
def test_a_run_may_be_made_of_other_links_and_lines(link, between):
    run = between.join(link.format(piece) for piece in exploded("http://a.example/b.jpg", PAGES[0]))
    whole = '<img src="http://a.example/b.jpg">' if "<" in link else "![](http://a.example/b.jpg)"
    assert cleaned(f"上文\n\n- {run}\n\n下文\n") == f"上文\n\n- {whole}\n\n下文\n"


@pytest.mark.shared
def test_the_seed_becomes_its_gold(shared):
    page = next(p for p in (shared / "seeds").glob("000*.txt") if "gold" not in p.name)
    (gold,) = (shared / "seeds").glob("000*.gold.txt")
    text = page.read_text(encoding="utf-8")
    assert text.count("![") == 66
    article = text.partition("![")[0]
    assert cleaned(text) == f"{article}![" + gold.read_text(encoding="utf-8").partition("![")[2].removesuffix("\n")
