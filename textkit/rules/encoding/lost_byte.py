from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._plausible import weigh
from textkit.rules.encoding._shifted import PRIVATE, unshifted
from textkit.rules.encoding._signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

# The first byte of a full stop (A1A3) became `?`; its second byte begins a full-width sign, and all pairs behind it are
# shifted, until an ASCII character ends them.  One that may be a second byte of GBK belongs to the last pair.
SHIFTED = compiled(r"\?(?P<run>[！-～][^\x00-\x7f]{0,80})(?P<last>[@-~]?)")
# `。”<` before the rest of a closing tag: its last two bytes, B1 and `<`, became a second question mark.
TAG = compiled(r"\?！\?(?=/(?:span|strong|b|em|i|p|div|a|td|tr|li|font|h[1-6])>)")


def _unshifted(run: str, last: str) -> tuple[str, int] | None:
    """Return the text that *run* and *last* are with the byte A1 in front, and how many characters of them it takes."""
    try:
        pairs = [char.encode("gbk") for char in run]
        # A pair whose second byte is ASCII is where the shift ends, inside the run.
        ends = next((i + 1 for i, pair in enumerate(pairs) if len(pair) == 2 and pair[1] < 0x80), None)
        data = b"\xa1" + b"".join(pairs[:ends]) + (b"" if ends else last.encode("ascii"))
        return data.decode("gbk"), ends or len(run) + len(last)
    except UnicodeError:
        return None


@rule(risk="lossy", wakes=("encoding",))
def lost_byte(doc: Document) -> Iterator[Edit]:
    """Put back the byte of GBK whose loss shifted all characters behind it.

    Pages that were edited as bytes have `？！` and rare characters where a full stop and a quotation mark were.  A byte
    that left no trace is not known; its character becomes U+FFFD, and what stands behind it comes back.

    ```diff
    - 他说得對?！盨ara走了
    + 他说得對。”Sara走了
    ```
    ```diff
    - 工作要求?，F有的系統
    + 工作要求。現有的系統
    ```
    ```diff
    - 她表示<U+E0DE>挥屑<U+E366><U+E43E>庋<U+E2A6>氖虑椋<U+E0D0>笔币膊恢<U+E014>朗撬<U+E14D>谑褂肧K机
    + 她表示�没有见过这样的事情，当时也不知道是谁在使用SK机
    ```
    ```keep
    真的?！是嗎？！OK，他问?！
    ```
    """
    if PRIVATE.search(signs(doc)):
        yield from sorted([*unshifted(doc.text), *_marked(doc.text)])
    elif "?" in doc.text:
        yield from sorted(_marked(doc.text))


def _marked(text: str) -> Iterator[Edit]:
    """Yield an edit for each lost byte that a question mark stands for."""
    yield from (Edit(*hit.span(), "。”<", "lost byte of GBK") for hit in TAG.finditer(text))
    for hit in SHIFTED.finditer(text):
        fresh = _unshifted(hit["run"], hit["last"])
        if fresh and fresh[0][0] == "。":
            end = hit.start() + 1 + fresh[1]
            old, new = weigh(hit["run"]).mean, weigh(fresh[0] + text[end : end + 1]).mean
            if new > -8.5 and (len(hit["run"]) == 1 or new > old + 2):
                yield Edit(hit.start(), end, fresh[0], "lost byte of GBK")
