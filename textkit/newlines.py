"""Line endings: rules see ``\\n`` alone, and every line that survives keeps its own ending.

Used by the pipeline only.  A lone ``\\r`` is an ordinary character here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from textkit.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Endings(NamedTuple):
    """Where a text had ``\\r\\n`` (offsets of those line feeds in the folded text), and how a new line ends."""

    crlf: Sequence[int] = ()
    new: str = "\n"

    def raw(self, at: int) -> int:
        """Map an offset in the folded text to the text as it was."""
        return at + bisect_left(self.crlf, at)

    def unfold(self, edits: Iterable[Edit]) -> Iterator[Edit]:
        """Turn *edits* of the folded text into edits of the text as it was."""
        for start, end, new, why in edits:
            yield Edit(self.raw(start), self.raw(end), new.replace("\n", self.new), why)


def fold(text: str) -> tuple[str, Endings]:
    """Return *text* with each ``\\r\\n`` as ``\\n``, and where they were; new lines end as most lines do."""
    if "\r" not in text or "\r\n" not in text:  # one character is found at ten times the speed of two
        return text, Endings()
    crlf = [m.start() - i for i, m in enumerate(re.finditer("\r\n", text))]
    return text.replace("\r\n", "\n"), Endings(crlf, "\r\n" if 2 * len(crlf) > text.count("\n") else "\n")
