from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.rule import rule
from textkit.rules.encoding._damage import ABOUT, repairable, repairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit


# Below 100 MB/s on short pages: two searches for rare characters, and each line that has some is weighed.
@rule(risk="safe", clue=repairable, about=ABOUT, wakes=("encoding",))
def cjk_mojibake(doc: Document) -> Iterator[Edit]:
    """Repair Chinese, Japanese and Korean that was decoded with the wrong encoding.

    UTF-8, GBK, Big5, Shift_JIS, EUC-JP and EUC-KR read as one another, as a Western encoding, or twice over; whole
    lines, and phrases inside good lines; lines of an alphabet in UTF-8 too.  The bytes are had back and read again,
    and the outcome is taken only if every byte fits and it looks far more like the language than what stands there.

    ```diff
    - ä»Šå¤©å¤©æ°”å¾ˆå¥½
    + 今天天气很好
    ```
    ```diff
    - ½ñÌìÌìÆøºÜºÃ
    + 今天天气很好
    ```
    ```diff
    - 浠婂ぉ澶╂皵寰堝ソ
    + 今天天气很好
    ```
    ```diff
    - 袩邪褉芯屑 褏芯写懈褌 褋 芯写薪芯谐芯 斜械褉械谐邪 薪邪 写褉褍谐芯泄
    + Паром ходит с одного берега на другой
    ```
    ```keep
    他说：“你好，世界！”（真的）
    ```
    ```keep
    囹圄、饕餮、魑魅魍魉
    ```
    ```diff
    - He said §±§â§Ú§Ó§Ö§ä to me.
    + He said Привет to me.
    ```
    ```keep
    冰岛语的 ÐÞÆÖ，北欧人喊 ÄÄÄÄH 或 ÖÖÖÖ，芬兰语 HÄÄÖÖ
    ```
    """
    return repairs(doc, lossy=False)
