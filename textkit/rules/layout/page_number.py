from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.layout._han import CLOSERS, ENDS, HAN
from textkit.rules.layout._pages import page_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document, Line

# Two lines right above a page number and its blank lines, the nearer one as long as the other: a paragraph goes on.
ABOVE = compiled(r"(?:^|\n)(?P<above>(?=[^\n]*\S)[^\n]*+)\n(?P<last>(?=[^\n]*\S)[^\n]*+)\n(?P<gap>[ \t\n]*+)\Z")
REACH, SLACK = 500, 3
BLANK = compiled(r"[ \t\n\f]*+")
GOES_ON = compiled(rf"[{HAN}a-z，。、；：！？”）]")
END = compiled(rf"[{ENDS}][{CLOSERS}]*$")


@rule(risk="lossy", clue=page_numbers)
def page_number(doc: Document) -> Iterator[Edit]:
    """Remove the page numbers of a printed document, line and all.

    At least three of one form must count up by one. Numbers that head sections or rank a list stay: those that do not
    say `page` must cut sentences in two, and bare ones stand a page behind each other as well.

    ```diff
      河道分为三段，
    - — 1 —
      各段由不同的
    - — 2 —
      单位负责
    - — 3 —
      清理。
    ```
    ```diff
      河道由各乡镇在入冬以前清
      理干净，结果在公告栏里公
    -
    - — 1 —
    -
      布，接受监督。第二年春天
      ，由县里派人到各乡镇的河
    - — 2 —
    -
      道上检查，查出问题的要改
      正，改正以后再派人去复查
    -
    - — 3 —
      一次。
    ```
    ```keep
    — 1 —
    第一节讲水。
    — 2 —
    第二节讲山。
    — 3 —
    第三节讲路。
    ```
    ```keep
    1
    渡口的船票从下个月起不再涨价
    2
    河堤上新栽的柳树已经全部成活
    3
    老街的书店请来邻居们搬运书架
    4
    镇上的操场下周重新向居民开放
    ```
    ```keep
    1
    第一节讲水。
    2
    第二节讲山。
    3
    第三节讲路。
    ```
    """
    for page in sorted(doc.fact(page_numbers)):
        yield _gap(doc, page.line) or page.line.delete("page number")


def _gap(doc: Document, line: Line) -> Edit | None:
    """Return the edit that deletes *line* with the blank lines around it, if they cut a paragraph of several lines."""
    before = ABOVE.search(doc.text, max(0, line.start - REACH), line.start)
    below = BLANK.match(doc.text, line.end)
    if not before or not below or not GOES_ON.match(doc.text, below.end()):
        return None
    last = before["last"].rstrip()
    full = len(last) >= len(before["above"].rstrip()) - SLACK and not END.search(last)
    return Edit(before.start("gap"), below.end(), "", "page number inside a paragraph") if full else None
