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


# What opens something, closes it, or looks as if: repeated without an end.
MARKS = (
    *"` `` ``` ~~~ ![ ]( ![]( [![ <img <!-- --> <a </a> <a<b [ ] [[ ![[ ( ) { } {{ {% {{< -{ $ $$ \\( \\[ > -".split(),
    *"* ** _ # | & &# &#x &amp; &amp;amp; % %E5 %u =E5 \\ \\u \\x \\345 = + +Ti ~{ ~ ? ?? ??? http:// www.".split(),
    *"https://a. data: --- +++ ;;; : ： ， 、 。 “ ” 「 《".split(),
    *(
        "的",
        "a",
        "1",
        " ",
        "\u3000",
        "\n",
        "\n\n",
        "\t",
        "\r",
        "\x00",
        "\x1b[",
        "\x85",
        "\u2028",
        "\u200b",
        "\u202e",
        "\xad",
    ),
    *("\ufffd", "\ufeff", "\u0301", "a\u0301", "\ud800", "\udc00", "\ue000", "\U000e0041", "👩\u200d"),
    *(
        "锟斤拷",
        "烫烫烫",
        "强(",
        "(qiáng)",
        "强(qiáng)",
        "气 ",
        "é",
        "Ã©",
        "Ã",
        "Ð",
        "ä¸",
        "浣犲",
        "ï»¿",
        "當",
        "发",
        "- 1 -",
    ),
    *("k: v\n", "- a\n", "- - ", "[a]: /b\n", "[a][b]", "![a][b]", "<!--more-->", "责任编辑：", "首页 > ", "分享到"),
    *("2024-07-26 ", "<!-- textkit-disable -->", "<!-- textkit-enable -->", "title: [", "'", '"', '""" '),
)


def repeated(piece: str, size: int) -> str:
    """Return *piece* again and again, some *size* characters, and so often that no pair of bytes is ever cut in two."""
    count = size // len(piece)
    return piece * (count - count % 16 if count >= 16 else count)


def hostile(size: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of about *size* characters.

    Each mark in a row, by the line and within prose; clues by turns; what holds itself; what is huge; what repeats.
    """
    for mark in MARKS:
        name = mark.encode("unicode_escape").decode()
        yield f"{name} in a row", repeated(mark, size)
        yield f"{name} a line", repeated(f"{mark}\n", size)
        yield f"{name} in prose", repeated(f"河{mark}道", size)
    yield from _paired(size)
    yield from _nested(size)
    yield from _metadata(size)
    yield from _long(size)


PAIRS = (
    "[ ]",
    "( )",
    "{ }",
    "![ ](",
    "<!-- -->",
    "` ``",
    "$ $$",
    "** __",
    "“ ”",
    "{{< >}}",
    "<b> </b>",
    "Ã© 锟",
    "简 繁",
)


def _paired(size: int) -> Iterator[tuple[str, str]]:
    """Yield clues by turns, and all opening marks before their closing ones."""
    for pair in PAIRS:
        first, last = pair.split()
        yield f"{pair} by turns", f"{first}x{last}y" * (size // (len(pair) + 1))
        yield f"{pair} apart", f"{first} " * (size // len(pair) // 2) + f"{last} " * (size // len(pair) // 2)
    for name, clues in (("by turns", "".join(MARKS)), ("by lines", "\n".join(MARKS))):
        yield f"all clues {name}", clues * (size // len(clues) + 1)


def _nested(size: int) -> Iterator[tuple[str, str]]:
    """Yield what holds itself."""
    root = range(int((2 * size) ** 0.5))  # the sum of which is the size
    yield "nested quotes", (">" * 200 + " a\n") * (size // 203)
    yield "ever deeper quotes", "".join(">" * i + "\n" for i in root)
    yield "nested lists", "".join("  " * (i % 100) + "- a\n" for i in range(size // 104))
    yield "ever deeper lists", "".join(" " * i + "- a\n" for i in root)
    yield "fences that nest", "```\n~~~\n" * (size // 8)
    yield "ever longer fences", "".join("`" * i + "\n" for i in root[3:])
    yield "code spans of all lengths", " ".join("`" * i for i in root)
    yield "images in images", "![a" * (size // 7) + "](b)" * (size // 7)
    yield "tags in tags", "<div>" * (size // 11) + "</div>" * (size // 11)
    yield "brackets in brackets", "[" * (size // 2) + "]" * (size // 2)


def _metadata(size: int) -> Iterator[tuple[str, str]]:
    """Yield front matter."""
    yield "front matter: keys", "---\n" + "".join(f"k{i}: v\n" for i in range(size // 9)) + "---\n"
    yield "front matter: tags", "---\ntags: [" + "".join(f"t{i}, " for i in range(size // 7)) + "]\n---\n"
    yield "front matter: one value", f'---\ntitle: "{"x" * size}"\n---\n'
    yield "front matter: no end", "---\n" + "k: v\n" * (size // 5)
    yield "front matter: brackets", "---\na: " + "[" * size + "\n---\n"
    yield "front matter: braces", "---\na: " + "{a: " * (size // 4) + "\n---\n"
    yield (
        "front matter: aliases",
        "---\nk0: &a0 x\n" + "".join(f"k{i}: &a{i} [*a{i - 1}]\n" for i in range(1, size // 20)) + "---\n",
    )
    yield "front matter: bad lines", "---\n" + "".join(f"k{i}: [a] b\n" for i in range(size // 12)) + "---\n"
    yield "front matter: TOML", "+++\n" + "".join(f"k{i} = {i}\n" for i in range(size // 12)) + "+++\n"
    yield "front matter: one TOML key", "+++\na" + ".a" * (size // 2) + " = 1\n+++\n"
    yield "front matter: JSON", '{\n"k": 0' + "".join(f',\n"k{i}": {i}' for i in range(size // 14)) + "\n}\n"


def _long(size: int) -> Iterator[tuple[str, str]]:
    """Yield few huge things, and many things that are nearly the same."""
    yield "one long line", "县水务局昨天召开会议，讨论河道的清理。" * (size // 19)
    yield "one line of clauses", "好好的一段文字，" * (size // 8)
    yield "one word", "河" * size
    yield "one word of Latin", "x" * size
    yield "spaces in prose", "河" + " " * size + "道"
    yield "blank lines of spaces", (" " * 50 + "\n") * (size // 51)
    yield "one line of digits", "0123456789" * (size // 10)
    yield "images", "![图](http://a.example/b/c.png)\n\n" * (size // 32)
    yield "one image", "![" + "a" * (size // 3) + "](http://a.example/" + "b/" * (size // 3) + "c.png)"
    yield "references", "".join(f"![a][r{i}]\n[r{i}]: /b\n\n" for i in range(size // 25))
    near = (f"县水务局昨天召开会议，讨论第{i}号河道的清理，要求入冬以前完成。\n" for i in range(size // 34))
    yield "near duplicates", "".join(near)
    twins = (
        f"县水务局昨天召开会议，讨论{'东西南北'[i % 4]}岸河道的清理，要求完成第{i % 9}段。\n\n"
        for i in range(size // 38)
    )
    yield "nearly equal paragraphs", "".join(twins)
    yield (
        "a page again and again",
        "第一段说的是河道的清理。\n\n第二段说的是两岸的堤防，它们都很旧了。\n\n" * (size // 38),
    )
    yield "a table", "| 一 | 二 | 三 |\n" * (size // 14)
    yield "a bomb of references", ("&" + "amp;" * 30 + "#x5357;") * (size // 128)


# What a decoder looks for, and what is no character in any encoding.
BYTES = (
    *(b"\xff", b"\x80", b"\x81", b"\xc3", b"\xe4\xb8", b"\xf0\x9f", b"\xed\xa0\x80", b"\xb0\xa1", b"\xa4\x40", b"\xa1"),
    *(
        b"\x8e\xa2\xa1\xa1",
        b"\x1b$B!!",
        b"\x1b$)A\x0e!!\x0f",
        b"\x1b$)A",
        b"\x1b",
        b"\x0e",
        b"~{!!~}",
        b"~{",
        b"+AGEA-",
    ),
    *(
        b"\x81\x30\x81\x30",
        b"\x81\x30",
        b"\x00a",
        b"a\x00",
        b"\x00\x00\x00a",
        b"\xd8\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
    *(b"\xc4\xe3\n\xe4\xbd\xa0", b"\xa7A\xa6n\n\xc4\xe3\n\xe4\xbd\xa0", b"\xe9", b"\xfd\xfe", b"\x83\x41", b"a\xff"),
)


def hostile_bytes() -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes to be repeated: each alone, by the line, and before good UTF-8."""
    for unit in BYTES:
        for what, behind in (("in a row", b""), ("a line", b"\n"), ("before UTF-8", " 你好".encode())):
            yield f"{unit!r} {what}", unit + behind
