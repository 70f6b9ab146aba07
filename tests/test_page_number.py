"""Where pages meet, the number goes, and what it cut in two is whole again; numbers of a text's own stay."""

from __future__ import annotations

import pytest

import textkit

PAGES = (
    """\
　　水务局昨天开会，要求各乡镇在入冬前清理河道，
同时把结果在公告栏里向居民公布，接受大家监督，不公
布的要说明理由，并且在下一次会议上作出检讨，由水务 """,
    """\
局汇总上报，再由县里派人到各乡镇的河道上一段一段
地检查，查出问题的限期改正，逾期不改的要通报批评，
并且把结果送到乡镇的公告栏里张贴出来，让大家都能""",
    """\
看到，改正以后再派人去复查，复查合格的才算完成，
不合格的继续改正，直到合格为止，费用由乡镇自己来承
担，县里只补助一半的材料费。""",
)


@pytest.mark.parametrize("number", ["\n{}\n\f", "\n\n— {} —\n\n", "\n第 {} 页\n\n"], ids=["feed", "dashes", "word"])
def test_a_paragraph_over_three_pages_is_one(number):
    text = "".join(page + number.format(i) for i, page in enumerate(PAGES, 1))
    whole = "".join(PAGES).replace("\n", "").replace(" ", "")
    assert textkit.clean(text, ["layout"]).text.strip("\n\f") == whole


@pytest.mark.parametrize(
    "text",
    [
        "渡口的船票不再涨价\n1\n河堤上的柳树已经成活\n2\n书店请来邻居搬运书架\n3\n操场下周向居民开放\n",
        "— 1 —\n我走在河边。\n— 2 —\n她坐在船上。\n— 3 —\n我们都不说话。\n",
        "甲组得分\n1\n乙组得分\n2\n丙组得分\n3",
    ],
    ids=["ranks", "sections", "scores"],
)
def test_numbers_of_a_text_stay(text):
    assert textkit.clean(text, ["page-number", "running-head"]).text == text
