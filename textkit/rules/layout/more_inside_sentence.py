from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.layout._bonds import WORD, bond
from textkit.rules.layout._han import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# An excerpt marker on a line of its own, with a Han character on either side and no blank line.
CUT = compiled(rf"(?<=[{HAN}])\n[ \t]*(<!--[ \t]*more[ \t]*-->)[ \t]*\n(?=[{HAN}])")
# A paragraph that is being cut ends its sentence behind the cut.
ENDED = compiled("[。！？!?]")


@rule(risk="lossy", clue=holding("<!--"), about={"html"})
def more_inside_sentence(doc: Document) -> Iterator[Edit]:
    """Move an excerpt marker that cuts a sentence behind the paragraph.

    Programs that import pages put `<!--more-->` after so many characters, wherever that is. The marker stays unless
    it stands between two halves of a word, in running text.

    ```diff
    - 省里要求各县在年底以前，把河道清
    - <!--more-->
    - 理干净，并且公布结果。
    + 省里要求各县在年底以前，把河道清理干净，并且公布结果。
    +
    + <!--more-->

      第二段。
    ```
    ```keep
    这是摘要。
    <!--more-->
    这是正文。
    ```
    ```keep
    我们来举一个例子，说的是做一顿饭
    <!--more-->
    以前要自己做，得先去买菜。
    ```
    ```keep
    简介
    <!--more-->
    正文
    ```
    """
    for cut in CUT.finditer(doc.text):
        below = doc.line_at(cut.end())
        stop = below.start + len(below.text)
        word = bond(doc.text[cut.start() - 1], doc.text[cut.end()]) >= WORD
        if word and ENDED.search(below.text) and not doc.protected(stop, stop):
            yield Edit(*cut.span(), "", "excerpt marker inside a sentence")
            yield Edit(stop, stop, f"\n\n{cut[1]}", "excerpt marker, behind the paragraph")
