"""Lifting: what a page says of itself, and what only looks like it."""

from __future__ import annotations

import json

import pytest

import textkit
from textkit.rules.frontmatter import _facts
from textkit.rules.frontmatter._breadcrumb import site
from textkit.rules.frontmatter._headline import headline

STORY = (
    "三月一日，山城书市在江边的老仓库里开张。书市今日迎来的读者从清早就排起了长队，队伍一直排到桥头，开张仪式因此晚了半个小时。\n\n"
    "开张仪式上，书市的主人说，今年的山城书市比去年大了一倍。"
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("发布时间：2024-03-01 08:30:05", "2024-03-01 08:30:05"),
        ("發佈 發布時間:2024年3月1日 8:30", "2024-03-01 08:30"),
        ("发稿时间：2024-03-0108:30", "2024-03-01 08:30"),
        ("来源：山城日报 日期:2024/3/1", "2024-03-01"),
        ("来源：2024-03-01山城日报发稿时间：2024-03-02", "2024-03-02"),
        ("Published on 2024-03-01", "2024-03-01"),
        ("Published: Tuesday, Jan. 16th, 2024 10:55 AM", "2024-01-16"),
        ("Posted on 16 September 2024", "2024-09-16"),
        ("published in May 2024, 16 pages", None),
        ("Date: February 30, 2024", None),
        ("发布时间：2024-02-30", None),
        ("发布时间：2024-03-01 03:15 pm", "2024-03-01"),
        ("Published 2024-03-01T12:48:14Z", "2024-03-01"),
        ("2024-03-01", None),
        ("活动时间：三月一日", None),
    ],
)
def test_dates(text, date):
    found = _facts.date(text)
    assert (found and found.value) == date


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("来源：山城日报 日期：2024-03-01", "山城日报"),
        ("來源: 山城日報\n", "山城日報"),
        ("来源：2024-03-01山城日报发稿时间：2024-03-02", "山城日报"),
        ("来源：2024-03-01\n\n山城日报发稿时间：2024-03-02", "山城日报"),
        ("来源：2024-03-01\n\n书市昨天开张，门口排起了长队。", None),
        ("来源：[山城日报](https://a.example/) 作者：某某", "山城日报"),
        ("凡注明“来源：山城日报”的作品", None),
        ("转载请注明来源：山城日报", None),
        ("来源：网络", None),
        ("来源：转载", None),
        ("他说，水的来源：一是雨，二是雪", None),
    ],
)
def test_sources(text, source):
    found = _facts.source(text)
    assert (found and found.value) == source


@pytest.mark.parametrize(
    ("text", "author", "editor"),
    [
        ("（记者 王小明 李小红 摄影报道）", "王小明 李小红", None),
        ("(本報記者王小明)", "王小明", None),
        ("（山城网特约作者王小明\u00a0李小红摄影报道）编辑：张三微信往期推送", "王小明 李小红", "张三"),
        ("（宣传部供稿）", "宣传部", None),
        ("文字:校友会、宣传部\n图片:校友会\n编辑:王小明", "校友会、宣传部", "王小明"),
        ("作者：王小明 阅读 1000", "王小明", None),
        ("（责编：王小明、李小红）", None, "王小明、李小红"),
        ("责任编辑：王小明 责任校对：李小红", None, "王小明"),
        ("By Jane Doe\n", "Jane Doe", None),
        ("这位编辑：她说自己从不写作", None, None),
        ("（小说）", None, None),
    ],
)
def test_people(text, author, editor):
    found = [fact and fact.value for fact in (_facts.author(text), _facts.editor(text))]
    assert found == [author, editor]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("原文链接：https://news.example/1.html。", "https://news.example/1.html"),
        ("[转入文章首发地址](https://news.example/1.html)", "https://news.example/1.html"),
        ("[相关文章](https://news.example/2.html)", None),
    ],
)
def test_links(text, link):
    found = _facts.link(text)
    assert (found and found.value) == link


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("山城网首页 > 要闻 > 正文\n", "山城网"),
        ("山城网首页 > 山城网江北 > 正文\n", "山城网江北"),
        ("您的位置：山城日报 » 国际 » 正文\n", "山城日报"),
        ("首页 > 要闻 > 正文\n", ""),
        ("财经频道首页 > 要闻 > 正文\n", ""),
        ("新闻 > 国际\n", ""),
        ("a > b\n", ""),
    ],
)
def test_the_site_that_a_breadcrumb_names(text, name):
    assert site(text) == name


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("首页 > 要闻 > 正文\n\n山城书市今日开张\n\n", "山城书市今日开张"),
        ("# 山城书市今日开张\n\n", "山城书市今日开张"),
        ("国内 | 国际 | 体育 | 财经\n山城书市今日开张\n山城日报 2024-03-01 08:30\n", "山城书市今日开张"),
        ("山城书市今日开张-要闻-山城网首页要闻正文山城书市今日开张来源：", "山城书市今日开张"),
        ("登录 注册\n分享到\n", None),
        ("", None),
    ],
)
def test_headlines(head, title):
    found = headline(head + STORY, None)
    assert (found and found.text) == title


ENGLISH = (
    "Home\nNews\nSport\nLog in\n\nA wooden crossing for the children of Millbrook, before winter\n\n"
    "By Jane Doe\nMarch 1, 2024\n\n"
    "The council wants to build a bridge over the mill stream before winter, so that children get to school on foot. "
    "Plans for it have lain in a drawer since the old one fell.\n\nIt is to be of wood, the mayor said on Friday.\n"
)
RUSSIAN = (
    "Главная\nНовости\nСпорт\n\nДети посёлка снова пойдут в школу пешком\n\n12:40, 1.03.2024\n\n"
    "Новый мост через мельничный ручей построят до зимы, сообщила вчера управа. Построят его из дерева, как и старый, "
    "который упал весной.\n\nДети смогут ходить в школу пешком, добавил глава посёлка.\n"
)
CAPTION = (
    "Home\nNews\nSport\n\nPhoto: Jane Doe\n\n"
    "The council wants to build a bridge over the mill stream before winter, so that children get to school on foot. "
    "Plans for it have lain in a drawer since the old one fell.\n"
)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (ENGLISH, "A wooden crossing for the children of Millbrook, before winter"),
        (RUSSIAN, "Дети посёлка снова пойдут в школу пешком"),
        (CAPTION, None),
    ],
    ids=["English", "Russian", "none"],
)
def test_headlines_in_any_language(page, title):
    found = headline(page, None)
    assert (found and found.text) == title


@pytest.mark.parametrize(
    ("below", "date"),
    [
        ("2024年3月1日 08:30 山城日报", "2024-03-01 08:30"),
        ("http://news.example\n\n2024-03-01", "2024-03-01"),
        ("2024.03.01 03:15 pm", "2024-03-01"),
        ("2024年3月1日，书市开张", None),
        ("书市开张\n又一行\n2024-03-01", None),
        ("", None),
    ],
)
def test_a_byline_below_the_headline_needs_no_label(below, date):
    page = f"山城书市今日开张_山城网\n登录\n山城书市今日开张\n{below}\n"
    found = _facts.date_below(page, "山城书市今日开张", 0)
    assert (found and found.value) == date


def test_a_page_of_menus_has_no_headline():
    assert headline("登录\n注册\n" * 500, None) is None


@pytest.mark.shared
def test_every_fact_of_the_seeds_is_lifted(shared):
    import opencc

    simplified = opencc.OpenCC("t2s").convert
    lifted = expected = 0
    for file in sorted((shared / "seeds").glob("*.meta.json")):
        facts = json.loads(file.read_bytes())
        page = file.with_name(file.name.removesuffix(".meta.json")).read_bytes().decode()
        post = textkit.clean(page, ["encoding", "glosses", "layout", "lift"]).text
        block = simplified(post[: post.index("\n---\n", 4)])
        expected += len(facts)
        lifted += sum(f": {value}\n" in f"{block}\n" for value in facts.values())
    # The name of one site stands nowhere but in its address and its title.
    assert lifted == expected - 1
