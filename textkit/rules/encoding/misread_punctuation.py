from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import SCRIPT, special

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# The two bytes of a mark in GBK, and those that EUC-KR has in common with it.
MARKS = {
    **dict(zip("\xaa\xad\xae\xaf\xb0\xb1", "—…‘’“”", strict=True)),
    **dict(zip("\xa1\xa2\xa3\xb6\xb7\xb8\xb9", "\u3000、。《》「」", strict=True)),
}
WIDE = dict(zip("\xa1\xa8\xa9\xac\xba\xbb\xbf", "！（），：；？", strict=True))
PAIR = f"\xa1[{''.join(MARKS)}]|\xa3[{''.join(WIDE)}]"
# Marks that text in an alphabet has too, between its letters, spaces and marks: a soft hyphen alone proves nothing.
LATIN = '(?:\xa1[\xaa\xae\xaf\xb0\xb1]|\xa1\xad\xa1\xad|\xa1\xad(?=[\\s"]))'
FIRST = compiled("[\xa1\xa3]")  # searched for fast
# In longer mojibake they stand beside its letters.
MISREAD = compiled(
    f"(?<![\x80-\u024f])(?:{LATIN}(?:{LATIN})*(?![\x80-\u024f])"
    f"|(?:(?<=[{SCRIPT}])(?:{PAIR})(?:{PAIR})*(?![\x80-\u024f])|(?:{PAIR})(?:{PAIR})*(?=[{SCRIPT}])))"
)


@rule(risk="safe", clue=special(FIRST), wakes=("encoding",))
def misread_punctuation(doc: Document) -> Iterator[Edit]:
    """Write the punctuation of GBK in a good line that was read as Latin-1, `¡¯`, as it was.

    Quotes, dashes and dots in any language, all others beside East Asian text.

    ```diff
    - China¡¯s economy is ¡°strong¡±
    + China’s economy is “strong”
    ```
    ```diff
    - 他说£º¡°好¡­¡­¡±，走了
    + 他说：“好……”，走了
    ```
    ```keep
    ¡Qué! ¡Él! £5，¡®Ö，5£¬000
    ```
    """
    end = 0
    for first in FIRST.finditer(doc.text):
        hit = MISREAD.match(doc.text, first.start()) if first.start() >= end else None
        if not hit:
            continue
        end = hit.end()
        pairs = zip(hit[0][::2], hit[0][1::2], strict=True)
        fresh = "".join((MARKS if lead == "\xa1" else WIDE)[second] for lead, second in pairs)
        yield Edit(*hit.span(), fresh, "punctuation in gb18030 read as latin")
