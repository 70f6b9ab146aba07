"""Protected regions: the parts of a document that rules leave alone unless they are about them.

Used by ``Document`` only.  May protect too much, never too little; ``markdown-it-py`` is the oracle in the tests.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Dialect = Literal["markdown", "web", "plain"]

# Whole lines that belong to a machine.
BLOCKS = frozenset({"front matter", "code block"})
# Stretches of a line (comments, math and tags may span lines).
INLINE = frozenset({"code span", "math", "url", "destination", "html", "shortcode"})
KINDS = BLOCKS | INLINE

# What each dialect has.  Scraped text ("web") is often Markdown, but its indented lines are paragraphs, not code.
DIALECTS: dict[Dialect, frozenset[str]] = {
    "markdown": KINDS | {"indented code"},
    "web": KINDS,
    "plain": frozenset({"url"}),
}


class Region(NamedTuple):
    """A half-open span of characters and what it is."""

    start: int
    end: int
    kind: str


FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+|;;;)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|\Z)")
FENCE = re.compile(r"^[ >\t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ >\t]*(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"(?<!`)(`{1,6})(?!`)(?:[^`\n]|(?<=[^`])(?!\1(?!`))`+)*?\1(?!`)")
URL = re.compile(
    r"(?:https?|ftp)://[^\s<>\"'）》」』，。；！？、]+|www\.[^\s<>\"'）》」』，。；！？、]+", re.IGNORECASE
)
DESTINATION = re.compile(r"\]\([^)\n]*\)|^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)
HTML = re.compile(r"<!--.*?-->|<(script|style|pre)\b.*?</\1\s*>|</?[a-zA-Z][^<>]*>", re.DOTALL | re.IGNORECASE)
SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
MATH = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$|\\\(.*?\\\)|\\\[.*?\\\]", re.DOTALL)

CLUES = (
    ("code block", ("```", "~~~"), FENCE),
    ("code span", ("`",), CODE_SPAN),
    ("url", ("://", "www."), URL),
    ("destination", ("](", "]:"), DESTINATION),
    ("html", ("<",), HTML),
    ("shortcode", ("{{", "{%"), SHORTCODE),
    ("math", ("$", "\\(", "\\["), MATH),
)


def scan(text: str, dialect: Dialect) -> list[Region]:
    """Return the protected regions of *text* for *dialect*: sorted, disjoint, the outermost where they nest."""
    kinds = DIALECTS[dialect]
    found: list[Region] = []
    if "front matter" in kinds and (match := FRONT_MATTER.match(text)):
        found.append(Region(*match.span(), "front matter"))
    for kind, clues, pattern in CLUES:
        if kind in kinds and any(clue in text for clue in clues):
            found += (Region(*m.span(), kind) for m in pattern.finditer(text))
    found.sort(key=lambda r: (r.start, -r.end))
    return _outermost(found)


def _outermost(regions: list[Region]) -> list[Region]:
    """Drop what lies inside another region and cut what overlaps its predecessor."""
    kept: list[Region] = []
    for region in regions:
        end = kept[-1].end if kept else 0
        if region.end > end:
            kept.append(region._replace(start=max(region.start, end)))
    return kept
