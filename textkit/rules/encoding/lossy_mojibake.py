from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.rule import rule
from textkit.rules.encoding._damage import ABOUT, repairable, repairs
from textkit.rules.encoding._guess import guessed
from textkit.rules.encoding._readings import MISREADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

BY_REASON = {str(pair): pair for pair in MISREADINGS}


# Below 100 MB/s on short pages: two searches for rare characters, and each line that has some is weighed.
@rule(risk="lossy", clue=repairable, about=ABOUT, wakes=("encoding",))
def lossy_mojibake(doc: Document, *, guess: bool = False) -> Iterator[Edit]:
    """Repair what is left of mojibake that lost bytes on the way.

    A program that could not read a byte put U+FFFD or `?` in its place.  What is whole comes back; each character
    that lost a byte becomes U+FFFD.  No character is made up, unless `guess` asks for the likeliest one.

    ```diff
    - 鎴戜滑鏄庡ぉ鍘昏蛋涓€璧帮紝濂藉悧锛�
    + 我们明天去走一走，好吗�
    ```
    ```diff guess=true
    - 鎴戜滑鏄庡ぉ鍘昏蛋涓€璧帮紝濂藉悧锛�
    + 我们明天去走一走，好吗？
    ```
    ```keep
    这里少了一个�字
    ```
    """
    for edit in repairs(doc, lossy=True):
        line = doc.line_at(edit.start)
        fresh = guessed(line.text, BY_REASON[edit.why]) if guess and edit.why in BY_REASON else None
        yield line.replace(fresh, edit.why) if fresh else edit
