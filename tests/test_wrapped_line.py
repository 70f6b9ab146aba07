"""Lines that a page's width has broken become paragraphs again; whose breaks are meant keep them."""

from __future__ import annotations

import pytest

import textkit

# Each paragraph is indented, so a full line goes on even where a sentence ends with it.
PAGE = """\
　　水务局昨天开会，要求各乡镇在入冬前把河道清理干净。
结果要在公告栏里向居民公布，接受大家的监督，不公布的
要说明理由——不论长短——并且在下一次会议上作出检
讨，由水务局汇总上报，县里再派人下来一条河一条河地看
。
　　“走吧。”他说。
　　老人拿起锄头，慢慢地走出了院子，他的小孙子跟在后
面。
三、种树
"""
PARAGRAPHS = """\
　　水务局昨天开会，要求各乡镇在入冬前把河道清理干净。结果要在公告栏里向居民公布，接受大家的监督，不公布的要说明理由\
——不论长短——并且在下一次会议上作出检讨，由水务局汇总上报，县里再派人下来一条河一条河地看。
　　“走吧。”他说。
　　老人拿起锄头，慢慢地走出了院子，他的小孙子跟在后
面。
三、种树
"""


def rejoined(text: str) -> str:
    return textkit.clean(text, ["wrapped-line"]).text


def test_an_indented_paragraph_is_rejoined():
    assert rejoined(PAGE) == PARAGRAPHS


def test_short_paragraphs_go_with_the_others():
    assert rejoined(PAGE.removesuffix("三、种树\n")).endswith("他的小孙子跟在后面。\n")


@pytest.mark.parametrize(
    "text",
    [
        (
            "大江东去，浪淘尽，千古风流人物，故垒西边\n人道是，三国周郎赤壁，乱石穿空，惊涛拍岸\n"
            "卷起千堆雪，江山如画，一时多少豪杰，遥想\n公瑾当年，小乔初嫁了，雄姿英发，羽扇纶巾\n"
            "谈笑间，樯橹灰飞烟灭，故国神游，多情应笑我。\n"
        ),
        (
            "第一行，这里写的是一些说明，请大家注意阅读一下\n第二行，这里写的是一些说明，请大家注意阅读一下\n"
            "第三行，这里写的是一些说明，请大家注意阅读一下\n第四行，这里写的是一些说明，请大家注意阅读一下。\n"
        ),
        (
            "水务局昨天开会，要求各乡镇在入冬前清理河道，\n同时把结果在公告栏里向居民公布，接受大家监督，\n"
            "不公布的要说明理由，并且在下一次会议上检讨，\n由水务局汇总上报。\n"
        ),
    ],
    ids=["verse", "list", "clauses"],
)
def test_lines_that_break_between_words_stay(text):
    assert rejoined(text) == text


@pytest.mark.parametrize("mark", ["—", "…", "”", "。"])
def test_a_line_of_one_mark_ends(mark):
    assert rejoined(f"河道\n{mark}\n" * 3) == f"河道\n{mark}\n" * 3
