"""The kinds of protected region, and which of them each dialect has."""

from __future__ import annotations

from typing import Literal, NamedTuple

Dialect = Literal["markdown", "web", "plain"]

# Whole lines that belong to a machine.
BLOCKS = frozenset({"front matter", "code block"})
# Stretches of a line (comments, math and tags may span lines).
INLINE = frozenset({"code span", "math", "url", "destination", "html", "shortcode"})
KINDS = BLOCKS | INLINE


class Region(NamedTuple):
    """A half-open span of characters and what it is."""

    start: int
    end: int
    kind: str
