"""Whole pages, written by us with the defects of real ones: what ``clean`` makes of them, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

import textkit

PAGES = sorted((Path(__file__).parent.parent / "fixtures" / "pages").iterdir())


def cleaned(data: bytes, recipe="web") -> str:
    return textkit.clean(textkit.decode(data).text, recipe, options={"variant": {"to": "hans"}}).text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_becomes_its_article(page):
    assert cleaned((page / "page.txt").read_bytes()) == (page / "clean.txt").read_bytes().decode()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_article_stays_as_it_is(page):
    article = (page / "clean.txt").read_bytes()
    assert cleaned(article) == article.decode()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_with_crlf_gives_the_same_article(page):
    data = (page / "page.txt").read_bytes().removesuffix(b"\n") + b"\n"  # without any line end, new ones are LF
    assert cleaned(data.replace(b"\n", b"\r\n")) == cleaned(data).replace("\n", "\r\n")


def test_what_was_lifted_does_not_keep_the_furniture_in_place():
    page = (PAGES[0].parent / "furniture" / "page.txt").read_bytes().decode()
    lifted = textkit.clean(page, ["lift", "layout", "boilerplate"]).text
    head, _, body = lifted.removeprefix("---\n").partition("---\n")
    assert "title: 南屏工学院修好了八十年前的天文台" in head
    assert "浏览量" not in body
    assert body.strip() in (PAGES[0].parent / "furniture" / "clean.txt").read_bytes().decode()
