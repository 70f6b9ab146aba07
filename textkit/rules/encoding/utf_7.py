from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._escapes import east_asian, runs
from textkit.rules.encoding._plausible import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# `+l1J381kn-`: base64 of UTF-16 between a plus sign and, where a letter would follow, a hyphen.
ENCODED = compiled(r"\+[A-Za-z0-9+/]{3,}-?")
SURE = compiled(r"\+[A-Za-z0-9+/]{7,}")  # three characters or more


def _read(encoded: str) -> str | None:
    try:
        text = encoded.encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return None
    beyond = sum(map(east_asian, text))
    return text if beyond >= 0.7 * len(text) and weigh(text).mean > -9.5 else None


@rule(risk="lossy", clue=holding("+"), wakes=("encoding",))
def utf_7(doc: Document) -> Iterator[Edit]:
    """Write out UTF-7, `+l1J381kn-`, when it is East Asian text.

    One character alone, `+l1I-`, may be anything; it counts on a line that has three together.

    ```diff
    - +l1J381kn-
    + 青石大
    ```
    ```keep
    +8613800000000，a+bcd-e，C++/CLI
    ```
    """
    for line in doc.lines_with(SURE):
        if any(map(_read, SURE.findall(line.text))):
            for edit in runs(line.text, ENCODED, _read, "UTF-7"):
                yield edit._replace(start=line.start + edit.start, end=line.start + edit.end)
