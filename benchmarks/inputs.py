"""Text to measure with: scraped-looking Chinese that a seed determines, made of our own words.

``pages`` are like articles of a news site; ``broken`` puts one defect into every twentieth line; ``hostile`` are
the inputs that make a careless rule quadratic.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WHO = "县水务局 镇上的小学 图书馆 渡船公司 茶叶研究站 天文台 农科所 老街的居民 水电站 校长 工程师 馆长 学生们".split()
WHEN = "昨天 今年春天 上个月 从四月开始 每周三晚上 去年秋天 入冬以前 清明前后 十二年来 第一场雨以后".split()
DOES = "召开了会议 修好了屋顶 公布了结果 延长了开放时间 种下了八十亩旱稻 试行新的办法 记录每天的水位".split()
WHAT = "关于河道的清理 老茶树的更新 夜间的末班车 二楼的自习室 望远镜的轨道 校外的科学课 两岸的堤防".split()
LINK = "同时 不过 因此 另外 据介绍 按照计划 和往年相比 在此基础上".split()
# One defect a kind, around or inside a good sentence.
DEFECTS = (
    lambda line: line.encode("gbk", "replace").decode("latin-1"),
    lambda line: line.encode("utf-8").decode("gbk", "replace"),
    lambda line: line.replace("，", "\u200b，\u200b"),
    lambda line: "".join(f"&#{ord(char)};" for char in line[:12]) + line[12:],
    lambda line: f"{line}![](http://count.example/pixel.gif?id=1)",
    lambda line: line.replace("。", "。\x07\x1f"),
    lambda _: "在线棋牌游戏大厅_免费电影在线观看_彩票开奖结果查询_老虎机注册送彩金",
    lambda _: "责任编辑：路遥　分享到：　打印　关闭",
)


def sentence(rng: random.Random) -> str:
    """Return one sentence of 20 to 60 Han."""
    said = f"{rng.choice(WHEN)}，{rng.choice(WHO)}{rng.choice(DOES)}，{rng.choice(LINK)}讨论了{rng.choice(WHAT)}"
    return f"{said}，预计{rng.randrange(2, 99)}天以内完成。"


def page(rng: random.Random, paragraphs: int = 8) -> str:
    """Return an article with a title and blank lines between its paragraphs; about 3 KB."""
    body = ("".join(sentence(rng) for _ in range(rng.randrange(2, 5))) for _ in range(paragraphs))
    return f"{rng.choice(WHO)}{rng.choice(DOES)}\n\n" + "\n\n".join(body) + "\n"


def pages(size: int, seed: int = 1) -> Iterator[str]:
    """Yield good pages of about *size* bytes of UTF-8 together."""
    rng = random.Random(seed)  # noqa: S311 -- not for secrets
    while size > 0:
        made = page(rng)
        size -= len(made.encode())
        yield made


def broken(size: int, seed: int = 2) -> Iterator[str]:
    """Yield pages of about *size* bytes in which one line in twenty has a defect."""
    rng = random.Random(seed)  # noqa: S311 -- not for secrets
    for good in pages(size, seed):
        lines = good.split("\n")
        for i, line in enumerate(lines):
            if line and rng.random() < 2 / 20:  # every other line is blank
                lines[i] = rng.choice(DEFECTS)(line)
        yield "\n".join(lines)


# What opens something, or looks as if: repeated without an end.
MARKS = (
    *"` `` ``` ~~~ ![ ]( <img <!-- <a [ { {{ {% $ $$ \\( > - # | & &# %E5 \\u = +Ti ~{ http:// www. --- : ， 　".split(
        " "
    ),
    *("的", "a", " ", "\n", "\t", "\x00", "\ufffd", "\u0301", "\ud800", "锟斤拷", "强(", "(qiáng)", "气 ", "é", "Ã©"),
)


def hostile(size: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of about *size* characters: each mark alone, by the line, behind prose, and nested."""
    for mark in MARKS:
        name = mark.encode("unicode_escape").decode()
        yield f"{name} in a row", mark * (size // len(mark))
        yield f"{name} a line", f"{mark}\n" * (size // (len(mark) + 1))
    yield "front-matter keys", "---\n" + "".join(f"k{i}: v\n" for i in range(size // 9)) + "---\n"
    yield "nested quotes", (">" * 200 + " a\n") * (size // 203)
    yield "nested lists", "".join("  " * (i % 100) + "- a\n" for i in range(size // 104))
    yield (
        "near duplicates",
        "".join(f"县水务局昨天召开会议，讨论第{i}号河道的清理，要求入冬以前完成。\n" for i in range(size // 34)),
    )
    yield "one long line", "县水务局昨天召开会议，讨论河道的清理。" * (size // 19)
    yield "fences that nest", ("```\n~~~\n" * (size // 8))
    yield "images", "![图](http://a.example/b/c.png)\n\n" * (size // 32)
