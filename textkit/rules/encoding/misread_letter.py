from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import SCRIPT, signs

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from textkit.document import Document


def _pairs(first: range, codec: str) -> str:
    """Return what the characters of UTF-8 look like whose first byte is one of *first*."""
    return "".join(bytes((lead, last)).decode(codec, "ignore") for lead in first for last in range(0x80, 0xC0))


# À to ſ, and with them the signs of Latin-1, as GBK reads their two bytes; a mark has three, of which the last goes
# together with the letter behind it: 鈥檚 is ’s.
LETTERS = _pairs(range(0xC3, 0xC6), "gbk")
SIGNS = _pairs(range(0xC2, 0xC3), "gbk")
# In a word, where nobody writes Han (a class comes first because it is searched for fast); quotes and dashes wherever
# they stand, since 鈥 is no character of Chinese today.
WORD = compiled(f"[{LETTERS}](?<=[A-Za-z].)[{LETTERS}]*(?=[a-z])")
MARK = compiled("鈥[\u4e00-\u9fff]")
WESTERN = compiled("[–—‘’“”…][A-Za-z]|[\xa1-\u017f]+")
ALL = compiled(f"{MARK.pattern}|[{LETTERS}]+|[{SIGNS}]")
EAST_ASIAN = compiled(f"[{SCRIPT}]")


@cache
def _read(misread: str) -> str | None:
    """Return what *misread* was in UTF-8."""
    try:
        return misread.encode("gbk").decode()
    except UnicodeError:
        return None


def _western(doc: Document) -> bool:
    """Say whether *doc* is mostly ASCII, but not all."""
    return len(doc.text) // 2 < len(doc.ascii) < len(doc.text)


def _marked(doc: Document) -> bool:
    return "鈥" in signs(doc)


def _clue(doc: Document) -> bool:
    return _western(doc) or _marked(doc)


@rule(risk="safe", clue=_clue, wakes=("encoding",))
def misread_letter(doc: Document) -> Iterator[Edit]:
    """Write the letters and quotes of UTF-8 that were read as GBK in text of the West, `鈥檚`, as they were.

    On a page or a line of East Asia only the quotes: what stands at the end of a word, 毛, may be meant there.

    ```diff
    - It鈥檚 na茂ve to love a caf茅.
    + It’s naïve to love a café.
    ```
    ```diff
    - 他说“don鈥檛 worry”，就走了
    + 他说“don’t worry”，就走了
    ```
    ```keep
    Hello Kitty猫，app没电，Office楼
    ```
    """
    marks = _marks(doc) if _marked(doc) else ()
    words = _words(doc) if _western(doc) else ()
    yield from sorted({*marks, *words})


def _marks(doc: Document) -> Iterator[Edit]:
    yield from (edit for hit in MARK.finditer(doc.text) for edit in _edit(hit, 0))


def _words(doc: Document) -> Iterator[Edit]:
    """Yield edits for the lines of the West that have a letter of this kind inside a word."""
    for line in doc.lines_with(WORD):
        if not EAST_ASIAN.search(ALL.sub("", line.text)):
            for hit in ALL.finditer(line.text):
                yield from _edit(hit, line.start)


def _edit(hit: re.Match[str], at: int) -> Iterator[Edit]:
    fresh = _read(hit[0])
    if fresh and WESTERN.fullmatch(fresh):
        yield Edit(at + hit.start(), at + hit.end(), fresh, "utf-8 read as gb18030")
