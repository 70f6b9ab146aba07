"""A line is cut where article and furniture meet; what nobody flattened is not."""

from __future__ import annotations

import pytest

import textkit
from textkit import catalog
from textkit.document import Document

KOREAN = (
    "동네 사람들이 옮겨 온 책장 열두 개가 벽을 따라 놓여 있고, 창가에는 누구나 앉아 쉴 수 있는 의자가 있다. "
    "서점 주인은 지난봄부터 저녁마다 ‘책 읽기’ 같은 모임을 열었는데, 처음에는 다섯 명이던 아이가 서른 명이 넘었다. "
    "그래서 다음 달에는 옆 가게의 빈 창고를 빌려 모임을 하나 더 만들 생각이지만, 집세를 어떻게 낼지는 "
    "아직 아무도 모른다. 물론 이웃들은 벌써 의자를 하나씩 들고 오겠다고 말하고 있어서, 그는 걱정하지 않는다.\n"
)
MARKDOWN = (
    "另一个例子是 `waterLevel` 字段，如果程序不明白，它将返回一个简单的 `text` 字段，所以在 `openGate()` 之前，"
    "我们先用 [watergate](https://water.example/gate) 所提供的 `check` 方法看一看闸门是不是关着，**这一步不能省**。"
    "要想在每个小时都这样做，我们只需在 `crontab` 里加一行，例如 `0 * * * * check`，这样值班的人就不用整夜守在闸口，"
    "也不会因为忘记而让水漫过堤岸，去年夏天那样的事就不会再有了。\n"
)
FLAT = (
    "当前位置：首页 > 新闻 > 正文 渡口的末班船推迟一小时 来源：河口日报 2021-03-04 08:12 "
    "渡船公司昨天宣布，从四月起，往返两岸的末班船推迟一小时，最后一班在晚上九点半离开东岸。"
    "公司说，这是应两岸居民的要求，许多人下班以后要到对岸看望父母，过去常常赶不上船，只好绕路走大桥。"
    "船票价格不变，学生和老人仍然半价。船长们分成两班，晚上的一班多一名水手。"
    "责任编辑：路遥 相关新闻 大桥明年开始维修 东岸新建候船室 打印 关闭 返回顶部\n"
)


def pages(text: str) -> list[str]:
    return textkit.clean(text, ["flattened-paragraph"]).text.split("\n")


def cut(text: str, dialect: str = "web") -> bool:
    return bool(list(catalog.load("flattened-paragraph").find(Document(text, dialect))))


@pytest.mark.parametrize("text", [KOREAN, MARKDOWN], ids=["Korean", "Markdown"])
def test_a_long_paragraph_is_no_page(text):
    assert len(text) > 200
    assert not cut(text)


def test_a_page_in_one_line_is_cut():
    assert cut(FLAT)


def test_what_is_kept_as_markdown_is_not_cut():
    assert not cut(FLAT, "markdown")


def test_the_last_sentence_stays_whole_with_its_credit():
    text = FLAT.replace("晚上的一班多一名水手。", "晚上的一班多一名水手，船上备有热茶。（记者 路遥）分享到：").replace(
        "责任编辑：路遥 ", ""
    )
    lines = pages(text)
    assert any(line.endswith("晚上的一班多一名水手，船上备有热茶。（记者 路遥）") for line in lines), lines


def test_an_indent_stays_with_its_paragraph():
    text = FLAT.replace("渡船公司昨天", "　　渡船公司昨天").replace("公司说，", "　　公司说，")
    lines = pages(text)
    assert any(line.startswith("　　渡船公司昨天") for line in lines), lines
    assert not any(line.isspace() for line in lines if line)
