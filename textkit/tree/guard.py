"""Guard: whether edits take out what looks like the article, which a cleaning that works never does.

Called by ``examine``.  Size says little: an article may be 8 of 123 lines.  So text is weighed by its sentences, and a
loss counts only if it holds together as an article does, more than what stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import apply
from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.edit import Edit

# Always matches, so that it is linear: a stretch and the mark that may end it.
STRETCH = compiled(r"([^\n。！？.!?]*)([\n。！？.!?]?)")
ADDRESS = compiled(r"://[^\s)]+")  # full of dots, and no sentence
HAN = compiled(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SHORTEST = {True: 12, False: 40}  # characters of a sentence, with CJK and without
FLOOR = 200  # characters in sentences: fewer are no article


def refusal(text: str, edits: Sequence[Edit], may_lose: float) -> str:
    """Return why *edits* of *text* should not be made, with figures, or an empty string.

    *may_lose* is the share of the sentences that may go; 1 lets everything go.  On 815 labelled pages, with 0.5, this
    refuses 3 % of the perfect cleanings and 4 in 5 of those that take the article and leave the furniture.
    """
    gone = [text[e.start : e.end] for e in edits if 10 * len(e.new) < e.end - e.start]  # the others rewrite
    if may_lose >= 1 or sum(map(len, gone)) < FLOOR:
        return ""
    lost, whole = sum(map(weight, gone)), weight(text)
    if lost < FLOOR or lost <= may_lose * whole:
        return ""
    lost_run, kept_run = max(map(longest_run, gone)), longest_run(apply(text, edits))
    if lost_run <= 4 * may_lose * kept_run:
        return ""
    return (
        f"would lose {lost:,} of {whole:,} characters in sentences ({lost / whole:.0%}, allowed {may_lose:.0%}); "
        f"the longest run that goes has {lost_run:,}, the longest that stays {kept_run:,}; "
        "may-lose in a recipe sets what is allowed"
    )


def weight(text: str) -> int:
    """Return how many characters of *text* stand in sentences."""
    return sum(_sentences(text))


def longest_run(text: str) -> int:
    """Return the weight of the heaviest run of lines with sentences; one line without does not end a run."""
    best = run = gap = 0
    for line in text.split("\n"):
        if not line or line.isspace():
            continue
        here = weight(line)
        gap = 0 if here else gap + 1
        run = 0 if gap > 1 else run + here
        best = max(best, run)
    return best


def _sentences(text: str) -> Iterator[int]:
    """Yield the length of each sentence: a stretch that is long enough and ends in a mark."""
    for hit in STRETCH.finditer(ADDRESS.sub("", text)):
        if hit[2] not in ("", "\n") and len(hit[1]) >= SHORTEST[bool(HAN.search(hit[1]))]:
            yield len(hit[1])
