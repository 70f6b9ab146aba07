"""Protected regions: the parts of a document that rules leave alone unless they are about them.

Used by ``Document``; rules import the names of kinds.  May protect too much, never too little: ``markdown-it-py``
is the oracle in the tests.  ``frontmatter`` and ``blocks`` find what owns whole lines, ``inline`` what stands within
them, ``overlays`` what may stand anywhere.  Linear in the text, and nearly free where no clue stands in it.
"""

from __future__ import annotations

from operator import itemgetter

from textkit.lazily import compiled
from textkit.regions import frontmatter
from textkit.regions.kinds import BLOCKS, INLINE, KINDS, Dialect, Region

# No region but front matter is without one of these; a class of single characters is looked for in one go.
CLUES = compiled(r"[`~<$\\{\]/\t]")
# Without these no region reaches over lines, or depends on another.
SPANNING = ("`", "~~~", "<", "$$", "\\", "{", "](", "][", "]:", "[[")
WORDS = ("    ", "[[", "www.", "WWW.")

__all__ = ["BLOCKS", "INLINE", "KINDS", "Dialect", "Region", "by_line", "front_matter", "may_hold_code", "scan"]


def scan(text: str, dialect: Dialect) -> list[Region]:
    """Return the protected regions of *text* for *dialect*: sorted, disjoint, the outermost where they nest.

    Scraped text ("web") is often Markdown, but its indented lines are paragraphs, not code; "plain" text has
    nothing but URLs.
    """
    clues = text.encode("ascii", "ignore").decode("ascii")  # few where the text is Chinese, and made in no time
    if not CLUES.search(clues) and not any(word in clues and word in text for word in WORDS):
        head = front_matter(text, dialect)
        return [head] if head else []
    from textkit.regions import blocks, inline, overlays  # their patterns take milliseconds to compile

    if dialect == "plain":
        return _outermost(list(overlays.urls(text, clues)))
    head = front_matter(text, dialect)
    found = [head] if head else []
    body = head.end if head else 0
    found += blocks.scan(text, body, indented=dialect == "markdown")
    found += [*inline.scan(text, _gaps(found, len(text))), *overlays.scan(text, clues)]
    return _outermost(found)


def front_matter(text: str, dialect: Dialect) -> Region | None:
    """Return the metadata block at the top of *text* with its fences, or ``None``; "plain" text has none."""
    end = 0 if dialect == "plain" else frontmatter.end(text)
    return Region(0, end, "front matter") if end else None


def may_hold_code(clues: str, dialect: Dialect) -> bool:
    """Say whether a text with the ASCII characters *clues*, run together, may hold a block of code.

    Fenced, inside a shortcode, or (which shows by nothing but its indent) indented.
    """
    return dialect == "markdown" or any(mark in clues for mark in ("```", "~~~", "{{", "{%"))


def by_line(clues: str, dialect: Dialect) -> bool:
    """Say whether each line of a text with the ASCII characters *clues*, run together, has its regions by itself.

    So it is where nothing but URLs and math inside a line can be; front matter is another matter.
    """
    return dialect != "markdown" and not any(mark in clues for mark in SPANNING)


def _gaps(regions: list[Region], end: int) -> list[tuple[int, int]]:
    """Return the spans between *regions*, which are sorted and disjoint."""
    starts = [0, *(region.end for region in regions)]
    ends = [*(region.start for region in regions), end]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]


def _outermost(regions: list[Region]) -> list[Region]:
    """Sort *regions*, drop what lies inside another and cut what overlaps its predecessor."""
    regions.sort(key=itemgetter(0))
    kept: list[Region] = []
    at = began = -1
    for region in regions:
        start, end, kind = region
        if end > at:
            if start >= at:
                kept.append(region)
            elif start == began:
                kept[-1] = region  # longer than the one before, which begins with it
            else:
                kept.append(Region(at, end, kind))
            at, began = end, start
    return kept
