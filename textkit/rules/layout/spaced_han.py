from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.layout._han import HAN, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# Characters that stand alone between single spaces: the clue, found by its first space.
CLUE = compiled(rf" [{HAN}{MARKS}](?: [{HAN}{MARKS}]){{2}}")
# What is closed at one stroke: single characters with one space between them; wider gaps are columns, and stay.
RUN = compiled(rf"[{HAN}{MARKS}](?: [{HAN}{MARKS}])++")
GAP = compiled(rf"(?<=[{HAN}{MARKS}]) (?=[{HAN}{MARKS}])")
ANY = compiled(rf"[{HAN}]")
# Seven single characters are the days of a week and ten the heavenly stems; twelve are an extraction fault.
FEWEST, SHARE = 12, 0.5


@rule(risk="lossy", clue=holding(" "), wakes=("encoding", "glosses", "images"))
def spaced_han(doc: Document) -> Iterator[Edit]:
    """Close the spaces that text extraction put behind every Han character.

    Judged line by line: at least twelve characters of a line stand apart, and at least half of its Han; shorter
    lines follow where the document has such a line. Spaces around Latin words and numbers stay, and so do wider gaps.

    ```diff
    - 气 象 局 今 天 发 布 了 大 风 预 警 ， 请 注 意 。
    + 气象局今天发布了大风预警，请注意。
    ```
    ```diff
    - 本 办 法 由 县 水 务 局 负 责 解 释 ， 自 2020 年 起 施 行 。
    - 附 则 如 下
    + 本办法由县水务局负责解释，自 2020 年起施行。
    + 附则如下
    ```
    ```keep
    日 一 二 三 四 五 六
    甲 乙 丙 丁 戊 己 庚 辛 壬 癸
    ```
    ```keep
    床前明月光 疑是地上霜 举头望明月 低头思故乡
    ```
    """
    if not CLUE.search(doc.text):
        return
    lines = [(line, _apart(line.text)) for line in doc.lines_with(CLUE)]
    if not any(apart >= FEWEST for _, apart in lines):
        return
    for line, apart in lines:
        if apart and apart >= SHARE * len(ANY.findall(line.text)):
            for run in RUN.finditer(doc.text, line.start, line.end):
                yield Edit(*run.span(), run[0].replace(" ", ""), "spaces between Han characters")


def _apart(line: str) -> int:
    """Return how many Han of *line* have a space behind them and another Han or mark behind that."""
    return sum(1 for gap in GAP.finditer(line) if ANY.match(line, gap.start() - 1))
