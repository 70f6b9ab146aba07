from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textkit.edit import Note
from textkit.rule import rule
from textkit.script import GUEST, only, tally, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

NAMES = {"hans": "Simplified", "hant": "Traditional"}
# So many characters of a line are named.
SHOWN = 8


@rule(risk="safe", opt_in=True)
def other_script(doc: Document, *, script: Literal["", "hans", "hant"] = "") -> Iterator[Note]:
    """Tell which lines hold characters of the other Chinese script.

    For keeping a collection in one script: nothing changes, but a checked file with such a line is found.  Japanese and
    Korean documents and lines are not looked at, nor is what no reader sees as prose.

    ```note script=hans
    这个網站的說明在下面。
    ```
    ```keep script=hans
    这个网站的说明在下面，`說明` 是代码。
    ```
    ```keep script=hans
    検索の結果を会員に送る。実際の説明は別の頁にある。
    ```
    """
    if not script:
        return
    wrong: Literal["hans", "hant"] = "hant" if script == "hans" else "hans"
    pattern = only(wrong)
    if not pattern.search(doc.text) or verdict(tally(doc.text)) in ("ja", "ko"):
        return
    for line in doc.lines_with(pattern):
        if GUEST.search(line.text) and verdict(tally(line.text)) in ("ja", "ko"):
            continue
        found = [m for m in pattern.finditer(doc.text, line.start, line.end) if not doc.protected(*m.span())]
        if found:
            shown = "".join(dict.fromkeys(m[0] for m in found[: 4 * SHOWN]))[:SHOWN]
            yield Note(found[0].start(), found[-1].end(), f"{NAMES[wrong]}: {shown}")
