from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

MARKS = {"corner": "“”‘’", "curly": "「」『』"}
OTHERS = {"corner": dict(zip("“”‘’", "「」『』", strict=True)), "curly": dict(zip("「」『』", "“”‘’", strict=True))}
CLUES = {style: compiled(f"[{marks}]") for style, marks in MARKS.items()}
# Chinese around a mark: characters, and punctuation that only Chinese has.
CHINESE = compiled("[\u3400-\u9fff\u3001\u3002\uff01-\uff1f「」『』“”‘’…—]")
# A quotation of several paragraphs is closed once, this many characters later at most.
LONGEST = 5000


@rule(risk="lossy", opt_in=True)
def quote_style(doc: Document, *, quotes: Literal["", "corner", "curly"] = "") -> Iterator[Edit]:
    """Write quotation marks as the other side of the strait does: “‘’” or 「『』」.

    OpenCC leaves them as they are.  Only pairs in Chinese text change, however many lines they span; where a quotation
    goes on in a new paragraph, which opens again without a close, all its marks change.

    ```diff quotes=corner
    - 他说：“昨天听到‘下雨了’，
    - 却没有出门。”
    + 他说：「昨天听到『下雨了』，
    + 却没有出门。」
    ```
    ```diff quotes=curly
    - 她問：「你讀過『史記』嗎？」
    + 她問：“你讀過‘史記’嗎？”
    ```
    ```keep quotes=corner
    It’s called “A Tale of Two Cities”, and it’s long.
    ```
    ```keep quotes=corner
    只有一半的引号“留着不动
    ```
    """
    if not quotes:
        return
    pairs = (pair for pair in _pairs(doc, quotes) if any(_in_chinese(doc.text, at) for at in pair))
    for at in sorted(at for pair in pairs for at in pair):
        yield Edit(at, at + 1, OTHERS[quotes][doc.text[at]], f"quotation marks: {quotes}")


def _pairs(doc: Document, style: str) -> Iterator[list[int]]:
    """Yield the places of the marks of each quotation: its opening ones and its closing one."""
    marks, text = MARKS[style], doc.text
    opened: dict[str, list[list[int]]] = {marks[0]: [], marks[2]: []}  # those that nest, too
    for hit in CLUES[style].finditer(text):
        at, mark = hit.start(), hit[0]
        if doc.protected(at, at + 1) or (
            mark == "’" and text[at - 1 : at].isascii() and text[at + 1 : at + 2].isascii()
        ):
            continue
        if mark in opened:
            goes_on = at == 0 or text[at - 1] in "\n　 "
            if goes_on and opened[mark]:
                opened[mark][-1].append(at)
            else:
                opened[mark].append([at])
            continue
        nested = opened[marks[marks.index(mark) - 1]]
        places = nested.pop() if nested else []
        if places and at - places[-1] <= LONGEST:
            yield [*places, at]


def _in_chinese(text: str, at: int) -> bool:
    return bool(CHINESE.match(text[at + 1 : at + 2]) or CHINESE.match(text[max(0, at - 1) : at]))
