from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import special

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# Each begins with a character of its own, which keeps the search fast.
RUNS = compiled(
    "\ufffd\ufffd*"  # what a decoder could not read
    "|锟斤拷(?:锟斤拷)*[锟斤]{0,2}"  # two U+FFFD in UTF-8, read as GBK
    "|烫烫烫+|屯屯屯+|葺葺葺+"  # memory that was never written (CC, CD, DD), read as GBK
    "|ï¿½(?:ï¿½)*"  # U+FFFD in UTF-8, read as windows-1252
    r"|\?\?\?\?+"  # an encoder that knew none of the characters
)
SIGN = special(compiled("[\ufffd锟烫屯葺ï]"))


def _lost(doc: Document) -> bool:
    return "????" in doc.ascii or SIGN(doc)


@rule(risk="safe", clue=_lost)
def replacement_run(doc: Document) -> Iterator[Note]:
    """Point out text that is lost for good: U+FFFD, `锟斤拷`, `烫烫烫`, runs of `?`.

    Nothing is left to repair it from, so it stays; fetch the source again.

    ```note
    值锟斤拷锟斤拷思
    ```
    ```note
    少了一个�字
    ```
    ```keep
    真的吗???
    ```
    """
    yield from (Note(*hit.span(), "text lost for good") for hit in RUNS.finditer(doc.text))
