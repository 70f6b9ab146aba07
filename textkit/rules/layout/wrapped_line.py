from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.layout._bonds import NO_BEGINNING, is_text
from textkit.rules.layout._han import CLOSERS, ENDS, HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document

# Two lines without a mark at their break, or with one that begins none behind it; and such that break behind Han.
# Found by the line end.
UNMARKED = compiled(r"\n(?<=[\w\uf900-\ufaff，、]\n)[\w\uf900-\ufaff，。、；：！？”）—…]")
CLUE = compiled(rf"\n(?<=[{HAN}，、]\n)(?:[{HAN}，。、；：！？”）]|——|……)")
# Lines without a blank one between, that begin with neither a mark of Markdown nor an indent nor a table's bar.
_FIRST = rf"(?:[{HAN}\w“‘「『《（(，。、；：！？”’）)]|——|……)"
PLAIN = compiled(_FIRST)
SPACE = " \u3000"
OPENING = compiled(rf"[ \u3000]{{0,8}}{_FIRST}")  # a paragraph's first line may be indented
PLAIN_LINES = compiled(rf"(?:\n{_FIRST}[^\n]*+)*+")
END = compiled(rf"[{ENDS}][{CLOSERS}]*[ \t\u3000]*$")
COMMA = compiled("[，。、；,]")
# Full lines differ by the width of a mark that may not begin a line and a Latin word that may not be broken.
SLACK = 3
# Narrower than sixteen Han is verse, wider than sixty no page is set.
NARROWEST, WIDEST = 16, 60
# Three full lines in a row: two may be alike by chance.
FEWEST = 3


def _unmarked(doc: Document) -> bool:
    return UNMARKED.search(doc.text) is not None


@rule(risk="lossy", clue=_unmarked, wakes=("encoding", "glosses", "images"))
def wrapped_line(doc: Document) -> Iterator[Edit]:
    """Rejoin Chinese lines that were wrapped inside a sentence at the width of a page.

    At least three lines in a row must be equally wide and break off inside a sentence, words among them. Verse, talk,
    lists, tables, titles and lines that end a sentence keep their breaks.

    ```diff
    - 水务局开会，要求各乡镇在入冬前清
    - 理河道，同时把结果在公告栏里向居
    - 民公布，接受大家监督，不公布的要
    - 说明理由。
    + 水务局开会，要求各乡镇在入冬前清理河道，同时把结果在公告栏里向居民公布，接受大家监督，不公布的要说明理由。
    ```
    ```keep
    白日依山尽
    黄河入海流
    欲穷千里目
    更上一层楼
    ```
    ```diff
    - 　　水务局开会，要求各乡镇在入冬前
    - 清理河道，同时把结果在公告栏里向居
    - 民公布，接受大家监督，不公布的要说
    - 明理由。
    + 　　水务局开会，要求各乡镇在入冬前清理河道，同时把结果在公告栏里向居民公布，接受大家监督，不公布的要说明理由。
      散会以后，大家去看了河道。
    ```
    ```keep
    甲：你昨天去了哪里，怎么一整天都没有看到你的人影
    乙：我去了镇上的集市，买了种子，还买了一把旧锄头
    甲：集市上人多不多，有没有看到村里的其他人在那里
    乙：人很多，我看到了老李和老王，他们也在买种子。
    ```
    ```keep
    县里召开河道清理工作会议布置冬季任务
    镇上的小学新建操场和图书室下月启用了
    今年水稻收成好于去年粮站开始敞开收购
    老街改造方案公布居民可在网上提出意见
    ```
    """
    blocks = [(start, block, _page_width(block)) for start, block in _blocks(doc.text)]
    widths = sorted({width for _, _, width in blocks if width}, reverse=True)
    for start, block, own in blocks if widths else ():
        # Short paragraphs say little, but go with those of the same page.
        width = own or next((width for width in widths if _fits(block, width)), 0)
        at = start
        for above, below in pairwise(block if width else ()):
            at += len(above)
            # Where paragraphs are indented, a full line goes on even if a sentence ends with it.
            full = _is_full(above, width) if block[0][0] in SPACE else _is_cut(above, width)
            if full and PLAIN.match(below):
                bare = above.rstrip(SPACE)
                yield Edit(at - len(above) + len(bare), at + 1, _joint(bare, below), "line wrapped inside a sentence")
            at += 1


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of plain lines that hold a clue, each run once, with where it starts."""
    at = 0
    while hit := CLUE.search(text, at):
        start = _opening(text, text.rfind("\n", 0, hit.start()) + 1, at)
        lines = PLAIN_LINES.match(text, hit.start())
        at = max(lines.end() if lines else 0, hit.end())
        block = text[start:at].split("\n")
        if OPENING.match(block[0]):
            yield start, block


def _opening(text: str, line: int, floor: int) -> int:
    """Return the indented line, from *floor* on, that begins the paragraph of *line*; *line* if there is none."""
    at = line
    while at > floor and PLAIN.match(text, at):
        at = text.rfind("\n", 0, at - 1) + 1
    return at if at >= floor and text[at] in SPACE and OPENING.match(text, at) else line


def _page_width(block: Sequence[str]) -> int:
    """Return the width, in Han, at which *block* is wrapped; 0 if it is not."""
    if len(block) <= FEWEST or not NARROWEST <= max(map(len, block)) <= 2 * WIDEST + 1:
        return 0  # told without measuring: a line is at most as wide as it is long, and half as wide at least
    widest = max(map(_width, block))
    if not NARROWEST <= widest <= WIDEST:
        return 0
    cut = [_is_cut(line, widest) for line in block[:-1]]
    talking = sum(bool(COMMA.search(line)) for line in block)
    longest = max(map(len, "".join("x" if line else " " for line in cut).split()), default=0)
    # Lines without a comma are no sentences, and lines that break off where no word goes on are verse or talk.
    whole = talking >= 0.5 * len(block) and longest >= FEWEST and _fits(block, widest)
    return widest if whole and _goes_on(block) else 0


def _goes_on(block: Sequence[str]) -> bool:
    """Say whether the lines of *block* are one text, as verse and talk are not."""
    joints = [(one[-1], two[0]) for one, two in pairwise(block)]
    return any(two in NO_BEGINNING for _, two in joints) or is_text(joints)


def _fits(block: Sequence[str], width: int) -> bool:
    """Say whether *block* may be wrapped at *width*: lines that break off short of it are titles or verse."""
    if max(map(len, block)) > 2 * width + 1 or max(map(_width, block)) > width:
        return False
    open_ended = [line for line in block[:-1] if not END.search(line)]
    return sum(_is_cut(line, width) for line in open_ended) >= 0.8 * len(open_ended) and bool(END.search(block[-1]))


def _is_cut(line: str, width: int) -> bool:
    return _is_full(line, width) and not END.search(line)


def _is_full(line: str, width: int) -> bool:
    return _width(line) >= width - SLACK


def _width(text: str) -> int:
    """Return how many Han wide *text* is: what is not ASCII counts one, ASCII a half."""
    narrow = len(text.encode("ascii", "ignore"))
    return len(text) - narrow + narrow // 2


def _joint(above: str, below: str) -> str:
    """Return what belongs between two halves: a space between Latin words, nothing beside Han."""
    return " " if above[-1:].isascii() and below[:1].isascii() and above[-1:].isalnum() else ""
