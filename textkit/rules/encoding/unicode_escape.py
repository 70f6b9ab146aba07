from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._escapes import east_asian, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

FIRST = compiled(r"\\u[0-9A-Fa-f]{4}"), compiled("%u[0-9A-Fa-f]{4}")  # each is searched for at the speed of `in`
CLUE = compiled(r"[\\%]u[0-9A-Fa-f]{4}")
# One or more `\u9752` of JavaScript and JSON, or `%u9752` of old JavaScript, with nothing between them.
ESCAPES = compiled(r"(?:\\u[0-9A-Fa-f]{4})+|(?:%u[0-9A-Fa-f]{4})+")


def _read(escapes: str) -> str | None:
    """Return what *escapes* stand for if most of it is East Asian; two of them may be one character."""
    units = b"".join(bytes.fromhex(escapes[i + 2 : i + 6]) for i in range(0, len(escapes), 6))
    try:
        text = units.decode("utf-16-be")
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() and sum(map(east_asian, text)) >= 0.6 * len(text) else None


@rule(risk="lossy", clue=holding("\\u", "%u"), wakes=("encoding",))
def unicode_escape(doc: Document) -> Iterator[Edit]:
    r"""Write out `\u9752` and `%u9752` in prose.

    Only on a line that has two of them: one alone may be what the text is about, and so is one that stands apart in a
    sentence, or beside what it means.

    ```diff
    - \u9752\u77f3大学
    + 青石大学
    ```
    ```diff
    - %u9752%u77F3大学
    + 青石大学
    ```
    ```keep
    汉字“青”的转义是 \u9752
    ```
    ```keep
    `"\u9752\u77f3"`
    ```
    ```keep
    字符串 "\u9752\u77f3" 是被转义了，正则 [\u4e00-\u9fff] 匹配汉字。
    ```
    """
    if not any(first.search(doc.text) for first in FIRST):
        return
    for line in doc.lines_with(CLUE):
        if len(CLUE.findall(line.text)) > 1:
            for edit in runs(line.text, ESCAPES, _read, "escaped characters"):
                yield edit._replace(start=line.start + edit.start, end=line.start + edit.end)
