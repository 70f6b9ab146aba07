from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.layout._bonds import is_text
from textkit.rules.layout._han import HAN, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document, Line

# Characters beyond ASCII that stand alone between single spaces, found by the first space; and such of Chinese.
ALONE = compiled(" [^\x00-\x7f] [^\x00-\x7f] [^\x00-\x7f]")
CLUE = compiled(rf" [{HAN}{MARKS}](?: [{HAN}{MARKS}]){{2}}")
# What is closed at one stroke: single characters with one space between them; wider gaps are columns, and stay.
RUN = compiled(rf"[{HAN}{MARKS}](?: [{HAN}{MARKS}])++")
GAP = compiled(rf"(?<=[{HAN}{MARKS}]) (?=[{HAN}{MARKS}])")
ANY = compiled(rf"[{HAN}]")
CLAUSE = compiled("[，。；！？、]")  # what a list of characters does not have
# A number whose figures stand apart as well, in a line where none stand together.
FIGURES = compiled(r"(?<!\S)\d(?: \d)++(?!\S)")
TOGETHER = compiled(r"\d\d")
# Seven single characters are the days of a week and ten the heavenly stems; twelve are an extraction fault.
FEWEST, SHARE = 12, 0.5


def _alone(doc: Document) -> bool:
    return " " in doc.ascii and ALONE.search(doc.text) is not None


@rule(risk="lossy", clue=_alone, wakes=("encoding", "glosses", "images"))
def spaced_han(doc: Document) -> Iterator[Edit]:
    """Close the spaces that text extraction put behind every Han character.

    Judged line by line: at least twelve characters of a line stand apart, and at least half of its Han, and they read
    as text; shorter lines follow where the document has such a line with a mark of punctuation. Spaces around Latin
    words and numbers stay, and so do wider gaps.

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
    ```diff
    - 本 办 法 由 县 水 务 局 负 责 解 释 ， 自 2 0 2 0 年 起 施 行 。
    + 本办法由县水务局负责解释，自 2020 年起施行。
    ```
    ```keep
    生字：横 竖 撇 捺 点 提 折 钩 山 石 田 土 日 月 水 火 。
    ```
    ```keep
    日 一 二 三 四 五 六
    甲 乙 丙 丁 戊 己 庚 辛 壬 癸
    ```
    ```keep
    床前明月光 疑是地上霜 举头望明月 低头思故乡
    ```
    """
    found = list(_spaced(doc))
    if not any(CLAUSE.search(line.text) for line, long in found if long):
        return
    for line, _ in found:
        yield from sorted(_closed(doc, line))


def _spaced(doc: Document) -> Iterator[tuple[Line, bool]]:
    """Yield the lines whose characters stand apart, and whether a line is long enough to be judged by itself."""
    for line in doc.lines_with(CLUE):
        apart = [hit.start() - 1 for hit in GAP.finditer(line.text) if ANY.match(line.text, hit.start() - 1)]
        long = len(apart) >= FEWEST
        pairs = ((line.text[at], line.text[at + 2]) for at in apart)
        if apart and len(apart) >= SHARE * len(ANY.findall(line.text)) and (not long or is_text(pairs)):
            yield line, long


def _closed(doc: Document, line: Line) -> Iterator[Edit]:
    """Yield the edits that close the runs of *line*, those of figures behind the others."""
    for run in RUN.finditer(doc.text, line.start, line.end):
        yield Edit(*run.span(), run[0].replace(" ", ""), "spaces between Han characters")
    if not TOGETHER.search(line.text):
        for run in FIGURES.finditer(doc.text, line.start, line.end):
            yield Edit(*run.span(), run[0].replace(" ", ""), "spaces between the figures of a number")
