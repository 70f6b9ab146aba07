from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._escapes import REFERENCE, east_asian, visible
from textkit.rules.encoding._restore import LOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document, Line

NUMBER = "[ ]?(?:[0-9]{3}|[xX][0-9A-Fa-f]{2})"
FIRST = compiled("#" + NUMBER), compiled("＃" + NUMBER)  # each is searched for at the speed of `in`
CLUE = compiled(f"[#＃]{NUMBER}")
# Each group is the number of the character, as it stands in a reference.
MANGLED = compiled(
    "[?？&＆#＃](?:"
    # `?#19994;` the ampersand lost, `& #19994 ;` spaced, `＆＃19994；` widened
    r"(?:(?<=[?？])|(?P<and>(?<=[&＆])(?:(?<=&)amp;)?))[ ]?[#＃][ ]?"
    r"(?P<marked>[0-9]{3,6}|[xX][0-9A-Fa-f]{2,5})[ ]?[;；]"
    # `&#19994` the semicolon lost
    r"|(?<=&)(?:amp;)*#(?P<open>[1-6][0-9]{4}|8[12][0-9]{2}|[xX][0-9A-Fa-f]{4}(?![0-9A-Fa-f]))(?!;)"
    # `#19994;` the ampersand gone without a trace
    r"|(?<=[#＃])(?P<bare>[0-9]{5,6}|8[12][0-9]{2}|[xX][0-9A-Fa-f]{4,5})[;；](?P<next>(?=[#＃][0-9xX]))?"
    ")"
)


@rule(risk="safe", clue=holding("#", "＃"), wakes=("encoding",))
def mangled_reference(doc: Document) -> Iterator[Edit]:
    """Write out numeric character references that were damaged on the way.

    Only those of East Asian characters.  A bare `#31350;` counts only beside East Asian text: elsewhere it is the
    number of an issue.

    ```diff
    - 创?#19994;?#24180;代
    + 创业年代
    ```
    ```diff
    - 这& #20010 ;和＆＃37027；个&#65292还有研#31350;者
    + 这个和那个，还有研究者
    ```
    ```keep
    fixed in #31350; see also #12345;
    ```
    """
    if not any(first.search(doc.text) for first in FIRST):
        return
    for line in doc.lines_with(CLUE):
        yield from _line(doc.text, line)


def _line(text: str, line: Line) -> Iterator[Edit]:
    import html

    end = -1
    for hit in MANGLED.finditer(text, line.start, line.end):
        fresh = html.unescape(f"&#{hit['marked'] or hit['open'] or hit['bare']};")
        beside = text[max(0, hit.start() - 1) : hit.start()] + text[hit.end() : hit.end() + 1]
        whole = hit["and"] is not None
        if fresh == LOST or not (visible(fresh) if whole else east_asian(fresh)) or REFERENCE.fullmatch(hit[0]):
            continue
        if not hit["bare"] or hit["next"] is not None or hit.start() == end or any(map(east_asian, beside)):
            end = hit.end()
            yield Edit(*hit.span(), fresh, "damaged character reference")
