"""Page furniture: what the segmentation promises over whole pages, and floors for its quality on labelled ones."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path

import command
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import textkit
from textkit.document import Document
from textkit.rules.boilerplate import _cues, _glance
from textkit.rules.boilerplate._chunks import chunks
from textkit.rules.boilerplate._context import AROUND, alike, context, heaviest, sums
from textkit.rules.boilerplate._cues import KINDS, START, WHOLE, Cue, cues
from textkit.rules.boilerplate._cut import cut, viterbi
from textkit.rules.boilerplate._endings import COLON_END, ELLIPSIS, PERIOD, SENTENCE_END
from textkit.rules.boilerplate._glance import plain
from textkit.rules.boilerplate._page import Judged, Page
from textkit.rules.boilerplate._search import line_cues
from textkit.rules.boilerplate._shape import NAMES, measured, shapes
from textkit.rules.boilerplate._sort import SORTS, sort
from textkit.rules.boilerplate._title import titles
from textkit.rules.boilerplate._trees import parsed, trees
from textkit.rules.boilerplate._vocabulary import Vocabulary, vocabulary
from textkit.rules.layout.flattened_paragraph import _sentences

PROSE = "昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直排到街角的邮局。"
NAVIGATION = ["首页", "新闻", "图片", "视频", "登录", "注册", "论坛", "博客", "读书", "汽车"]
CLEAN = [PROSE, f"{PROSE}\n{PROSE[2:]}\n", "好的。\n", "", "\n", "# 标题\n\n一段好好的文字。\n", "A short note.\n"]


def cleaned(text: str) -> str:
    return textkit.clean(text, ["layout", "boilerplate"]).text


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stays_as_it_is(text):
    assert textkit.clean(text, ["boilerplate"]).text is text


def test_a_markdown_file_that_somebody_keeps_loses_nothing():
    text = f"# 手册\n\n{PROSE}\n\n## 下载\n\n来源：内部资料\n\n- 首页\n- 新闻\n- 登录\n"
    assert textkit.clean(text, ["boilerplate"], dialect="markdown").text is text
    assert textkit.clean(f"---\ntitle: 手册\n---\n{text}", ["boilerplate"]).steps == []


def test_a_quoted_notice_inside_an_article_stays():
    notice = "版权声明：凡注明来源的作品，未经授权不得转载。"
    text = f"{PROSE}\n{notice}\n{PROSE[3:]}\n"
    assert cleaned(text) == text


def test_a_page_of_links_alone_is_left_alone_and_noticed():
    text = "\n".join(f"{word}频道 | 更多 >>" for word in NAVIGATION * 3) + "\n"
    result = textkit.clean(text, ["page-furniture"])
    assert result.text == text
    assert [finding.why for finding in result.findings()] == ["looks like no article, left alone"]


@pytest.mark.parametrize(("above", "found"), [("当前位置：首页 > 教育 > 正文", {1}), ("教育", set())])
def test_a_breadcrumb_leads_to_the_headline(above, found):
    lines = [above, "给家里人写一封信", "小雨　文", "先准备好信纸和笔，写上对方的称呼，不必着急。"]
    judged = Judged(measured(lines), [-2.0, -2.0, -2.0, 4.0], [False, False, False, True])
    assert titles(lines, judged.shapes.rows, judged) == found


def test_a_cue_knows_its_kind_and_where_it_stands():
    assert cues("相关阅读") == (Cue(KINDS.index("related"), WHOLE),)
    assert cues("责任编辑：小王")[0] == Cue(KINDS.index("editor"), START)
    assert cues("read more") == (Cue(KINDS.index("tools"), WHOLE),)


PIECES = [
    "read",
    "more",
    "read more",
    "sign",
    "in",
    "责任编辑",
    "编辑",
    "：",
    "·",
    " ",
    "首页",
    "copyright",
    "©",
    "к",
    "İ",
    "x",
]


@given(
    st.lists(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), max_size=9).map("".join), max_size=9)
)
def test_many_lines_hold_the_cues_that_each_holds(lines):
    lows = ["责", *(line.replace("\n", "").strip().lower() for line in lines)]
    assert line_cues(lows).cues == [cues(low) for low in lows]


def test_chunks_make_up_the_line_and_keep_an_aside_whole():
    line = "当前位置：首页>新闻 来源：2024-05-01 10:20我们走了很远，终于到了。（通讯员 苏禾 报道）责任编辑：小王"
    spans = list(chunks(line))
    assert "".join(line[a:b] for a, b in spans) == line
    assert any("（通讯员 苏禾 报道）" in line[a:b] for a, b in spans)


def test_a_shape_says_what_a_line_is_by_itself():
    lines = [
        "雨停了。",
        "他说：“好。”",
        "Wait...",
        "He left. Then she did.",
        "来源：",
        "2024-05-01 10:20",
        "见 www.example.org",
    ]
    table = measured(lines).table
    endings = [SENTENCE_END, SENTENCE_END, ELLIPSIS, PERIOD, COLON_END, 0, 0]
    assert table[NAMES.index("ending")].tolist() == endings
    assert table[NAMES.index("ends")].tolist() == [1, 1, 0, 2, 0, 0, 0]
    assert table[NAMES.index("date")].tolist() == [0, 0, 0, 0, 0, 3, 0]
    assert table[NAMES.index("address")].tolist() == [0, 0, 0, 0, 0, 0, 1]
    assert table[NAMES.index("dense")].tolist() == [1, 1, 0, 0, 1, 0, 0]
    assert table[NAMES.index("units")][0] == pytest.approx(3.42)


@given(st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1).filter(lambda line: not line.isspace())))
def test_a_line_has_the_same_shape_on_any_page(lines):
    page = measured(lines)
    assert all((measured([line]).table[:, 0] == page.table[:, i]).all() for i, line in enumerate(lines))
    assert page.only(range(0, len(lines), 2)).cues == page.cues[::2]


def test_the_heaviest_run_is_the_one_with_the_greatest_sum():
    assert heaviest(sums(np.array([-1.0, 2, 3, -1, 2, -9, 4]))) == (1, 5, 6.0)


def test_what_is_around_a_line_is_named():
    found = measured([PROSE, "首页", "相关阅读", PROSE])._replace(own=np.array([3.0, -2, -2, 3]))
    around = dict(zip(AROUND, context(found, alike([PROSE, "首页", "相关阅读", PROSE]), 0.0), strict=True))
    assert around["own +1"].tolist() == [-9, 3, -2, -2]
    assert around["since related"].tolist()[2:] == [0, 1]
    assert around["related behind"].tolist() == [1, 1, 0, 0]
    assert around["times"].tolist() == [2, 1, 1, 2]
    assert around["own of 3 before"].tolist()[:2] == [0, 1]
    assert around["until prose"].tolist() == [0, 2, 1, 0]


def test_a_forest_asks_one_question_a_level():
    forest = parsed(["0.5", "units > 10\town > 0\t\t1\t2\t3\t4", "own > 1\tunits > 20\t\t0\t10\t0\t10"])
    numbers = np.array([[5.0, 15, 15, 30], [-1.0, -1, 2, 2]])
    assert forest(("units", "own"), numbers).tolist() == [1.5, 2.5, 14.5, 14.5]


def test_the_cheapest_path_bridges_a_small_dip():
    assert viterbi([3.0, -0.5, 3.0], switch=1.0) == [True, True, True]
    assert viterbi([3.0, -9.0, 3.0], switch=1.0) == [True, False, True]
    assert viterbi([]) == []


@pytest.mark.parametrize(("furniture", "stays"), [(1, True), (12, False)])
def test_a_line_beyond_much_furniture_must_speak_for_itself(furniture, stays):
    found = measured([PROSE] * (furniture + 3))
    odds = np.array([5.0, 5.0, *[-5.0] * furniture, 2.0])
    assert cut(odds, found, 0.0) == [True, True, *[False] * furniture, stays]


@pytest.mark.parametrize(("line", "stays"), [(PROSE * 2, True), ("书店开门", False)])
def test_a_long_line_counts_for_more_than_a_short_one(line, stays):
    assert cut(np.array([3.0, -5.0, 1.4, -5.0]), measured([PROSE, "首页", line, "首页"]), 0.0)[2] == stays


@pytest.mark.parametrize("notes", [3, 12])
def test_a_page_is_not_left_with_one_sentence_where_more_is_as_likely(notes):
    lines = ["请文明发言，不要发广告。", *["npm install 之后重启一次"] * notes, *["首页 频道 登录 注册 关于"] * 40]
    odds = np.array([2.0, *[-0.9] * notes, *[-6.0] * 40])
    assert sum(cut(odds, measured(lines), 0.0)) == (1 if notes == 3 else 1 + notes)


@pytest.mark.parametrize(("other", "stays"), [(0.0, False), (1.0, True)])
def test_posts_stand_like_islands(other, stays):
    found = measured([PROSE] * 15)
    odds = np.array([5.0, 5.0, *[-5.0] * 12, 2.0])
    assert cut(odds, found, 0.0, other)[-1] == stays


def test_something_stays_of_every_page():
    assert any(cut(np.array([-9.0, -4.0, -9.0]), measured([PROSE] * 3), 0.0))


def test_a_page_of_nothing_keeps_nothing_and_one_of_prose_keeps_all():
    assert Page([], measured([])).judge([], 0.0).keep == []
    assert all(Page([PROSE, PROSE[2:]], shapes([PROSE, PROSE[2:]])).judge([0, 1], 0.5).keep)


def test_explain_shows_every_line_with_its_reason():
    page = f"首页 > 新闻 > 正文\n{PROSE}\n{PROSE[3:]}\n责任编辑：小王\n"
    done = command.textkit("boilerplate", "--explain", stdin=page.encode())
    rows = [line.split() for line in done.out.decode().split("\n") if line]
    assert [(row[0], row[1]) for row in rows] == [("-", "1"), ("+", "2"), ("+", "3"), ("-", "4")]
    assert [row[4] for row in (rows[0], rows[3])] == ["breadcrumb", "editor"]


def test_gentle_and_aggressive_exclude_each_other():
    done = command.textkit("boilerplate", "--gentle", "--aggressive", stdin=b"")
    assert (done.status, done.out) == (2, b"")


@pytest.mark.parametrize(
    ("end", "score", "stays"),
    [
        ("大家都说好。（小城报记者小王　小李摄影报道）", -2.0, True),  # with its credit
        ("大家都说“好。”", -2.0, True),
        ("大家都说好。", -6.0, False),  # too much speaks against it
        ("你去过吗？", -2.0, False),  # headlines ask
        ("大家都说好", -2.0, False),
    ],
)
def test_a_flat_article_keeps_the_end_of_the_sentence_that_it_breaks_off_in(end, score, stays):
    parts = ["书架是邻居们帮忙搬的，", end, "编辑：小张"]
    spans = [(0, len(parts[0])), (len(parts[0]), len(parts[0] + end)), (len(parts[0] + end), len("".join(parts)))]
    judged = Judged(measured([]), [0.5, score, -2.5], [True, False, False])
    assert _sentences("".join(parts), spans, judged) == [True, stays, False]


@pytest.mark.shared
def test_labelled_pages_settle(shared):
    pages = map(json.loads, (shared / "boilerplate" / "pages.jsonl").read_text("utf-8").split("\n")[:-1:16])
    for page in pages:
        once = cleaned(page["raw"])
        assert cleaned(once) == once, page["id"]


@pytest.mark.shared
def test_labelled_pages_without_line_breaks_settle(shared):
    pages = map(json.loads, (shared / "boilerplate" / "pages.jsonl").read_text("utf-8").split("\n")[:-1:5])
    for flat in (page["raw_flat"] for page in pages if page.get("raw_flat")):
        once = cleaned(flat)
        assert cleaned(once) == once


@pytest.mark.shared
def test_articles_that_are_clean_already_lose_next_to_nothing(shared):
    rows = (shared / "boilerplate" / "pages.jsonl").read_text("utf-8").split("\n")[:-1:6]
    golds = [page["gold"] for page in map(json.loads, rows) if page["kind"] == "article"]
    lost = sum(len(cleaned(gold)) < 0.95 * len(gold.strip()) for gold in golds)
    assert lost <= 0.05 * len(golds)


@pytest.mark.shared
def test_most_furniture_goes_and_most_of_the_article_stays(shared):
    rows = (shared / "boilerplate" / "pages.jsonl").read_text("utf-8").split("\n")[:-1:10]
    count: Counter[str] = Counter()
    for page in map(json.loads, rows):
        kept = set(cleaned(page["raw"]).split("\n"))
        lines = [line for line in page["raw"].split("\n") if line]
        count.update(label + str(line in kept) for line, label in zip(lines, page["labels"], strict=True))
    assert count["1True"] > 0.9 * (count["1True"] + count["1False"])
    assert count["0False"] > 0.8 * (count["0True"] + count["0False"])


def test_little_is_taken_from_a_page_that_looks_like_no_article():
    forest = trees("lines").other
    posts = [
        line
        for i in range(12)
        for line in (f"用户{i} 发表于 2024-05-{i + 1:02} 10:20", f"{i}楼，我觉得这样也行。", "回复")
    ]
    article = [f"{PROSE}{i}。" for i in range(12)]
    thread, told = (forest(SORTS, sort(shapes(page), words(page)))[0] for page in (posts, article))
    assert thread > told


def words(page: list[str]) -> Vocabulary:
    return vocabulary(page, shapes(page).units)


def test_what_a_page_is_shows_in_the_words_of_its_short_lines():
    assert words(["社区论坛", "Reply", "Post reply", "Replying"]).sizes() == [4, 0]
    assert words(["本报记者 小林", PROSE.replace("书店", "论坛")]).sizes() == [0, 2]  # not of prose
    assert words(["Reply", "replying", "diễn đàn"]).only([1, 2]).sizes() == [1, 0]


def test_lines_are_alike_but_for_their_numbers_and_by_their_ends():
    found = alike(["2 楼", "13 楼 ", "回复 举报", "回复 收藏"]).tolist()
    assert found == [[0, 1, 2, 3], [0, 0, 1, 2], [0, 0, 1, 1], [0, 0, 1, 2]]


@pytest.mark.parametrize(
    ("line", "code"),
    [("发表于 2024-05-01", 3), ("10:20", 1), ("3 天前", 1), ("Posted 2 hours ago", 1), ("vor 3 Tagen", 1), ("前天", 0)],
)
def test_a_date_is_told_from_a_time_that_has_passed(line, code):
    assert measured([line]).rows[0].date == code


SENTENCES = [
    "请问换灯泡的时候，是不是要先把电闸拉掉？",
    "要的，安全第一。",
    "我一般只关墙上的开关，没有拉过电闸。",
    "胆子真大，开关断的可能是零线。",
    "拉闸只要一分钟，何必省这一分钟呢。",
    "我家的电闸太高，够不着。",
    "那就搬个梯子，顺便把灯罩也擦一擦。",
    "谢谢大家，已经换好了。",
]
FRAGMENTS = ["换灯泡要先拉电闸吗", "", "我一般只关开关", "楼上胆子真大", "", "学到了", "", "谢谢大家，已经换好"]
USERS = ["山茶", "老木匠", "南风", "橘子皮"]


def thread(posts: list[str]) -> str:
    """A page of a forum: *posts* with what it puts around each, and around all."""
    framed = [
        line
        for floor, post in enumerate(posts, 1)
        for line in (USERS[floor % 4], f"发布 #{floor} 2024年3月{floor}日 20点1{floor}分", post, "回复", "举报")
    ]
    page = [*NAVIGATION, "换灯泡", *framed, "关于我们", "联系我们", "友情链接", "Copyright © 2024 版权所有"]
    return "\n".join(page) + "\n"


def test_the_posts_of_a_thread_stay():
    assert set(SENTENCES) <= set(cleaned(thread(SENTENCES)).split("\n"))


@pytest.mark.xfail(strict=True, reason="what stands between posts goes only where it outweighs them")
def test_what_frames_the_posts_of_a_thread_goes():
    assert set(cleaned(thread(SENTENCES)).split("\n")) - {"", "换灯泡"} == set(SENTENCES)


def test_posts_that_are_no_sentences_stay_beside_those_that_are():
    posts = [fragment or sentence for fragment, sentence in zip(FRAGMENTS, SENTENCES, strict=True)]
    assert set(posts) <= set(cleaned(thread(posts)).split("\n"))


@pytest.mark.parametrize(
    ("text", "at_a_glance"),
    [
        (f"书店开门了\n\n{PROSE}\n\n{PROSE}\n", True),
        (f"书店延长了开放时间\n\n{PROSE}\n", True),  # a label that labels nothing
        (f"{PROSE}\n\n书店延长了开放时间\n", False),  # which below the article may label what is gone
        (f"书店开门了\n\n{PROSE}![](/a.png) ![门口](/b.png)\n", True),  # images behind a sentence
        (f"书店开门了\n\n{PROSE}\n\n ![](/a.png)\n", False),
        (f"来源：小城报\n\n{PROSE}\n", False),  # opens with a cue
        (f"书店开门了\n{PROSE}\n（责任编辑 小王）\n", False),  # two lines that are no sentences
        (f"{PROSE}\n版权声明：未经许可，不得转载。\n", False),
        (f"{PROSE}\n正在加载...\n下一篇...\n", False),
    ],
)
def test_a_page_of_sentences_is_passed_at_a_glance(text, at_a_glance):
    assert plain(Document(text)) is at_a_glance


def test_the_phrases_of_notices_that_are_looked_for_as_they_stand_have_no_case():
    phrases = {phrase for kind in ("disclaimer", "cookie", "promo") for phrase in _cues.phrases_of(kind)}
    assert all(_glance.WORD.search(form) for phrase in phrases for form in {phrase.upper(), phrase} if form != phrase)


PACKS = sorted(Path(_cues.__file__).with_name("packs").glob("*.toml"))


@pytest.mark.parametrize("file", PACKS, ids=lambda file: file.stem)
def test_a_language_pack_is_read_as_the_toml_that_it_is(file):
    assert _cues.packs()[file.stem] == tomllib.loads(file.read_text("utf-8"))
