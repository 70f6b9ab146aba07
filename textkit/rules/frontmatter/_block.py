"""The metadata block of a document: which format it is in, where its fences and its inside stand, what it says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.frontmatter import _json, _toml, _yaml
from textkit.rules.frontmatter._nodes import LIMIT, Entry, Fault, Format, Tree

if TYPE_CHECKING:
    from textkit.document import Document

OPENING = compiled(r"\ufeff?(?:[ \t]*\n)*+(?P<fence>(?P<mark>-{3,}|\+{3}|;{3,})[ \t]*(?:\n|\Z))?")
READERS = {"yaml": _yaml.read, "toml": _toml.read, "json": _json.read}


class Block(NamedTuple):
    """Where a block stands in its document: half-open ``[start, end)`` is what lies between the fences.

    ``opening`` and ``closing`` are the offsets of the fence lines (of the inside, where there is none); ``mark`` is
    the opening fence's, empty for JSON in braces and for Hexo's form without an opening fence.  ``stop`` is behind all.
    """

    format: Format
    mark: str
    opening: int
    start: int
    end: int
    stop: int
    text: str


def block_of(doc: Document) -> Block | None:
    """Return the metadata block of *doc*, or ``None``; found once for all rules that ask."""
    return doc.fact(_find)


def _find(doc: Document) -> Block | None:
    region = doc.front_matter
    if region is None:
        return None
    text = doc.text
    head = OPENING.match(text, 0, region.end)
    start = head.end() if head else 0
    mark = (head["mark"] or "") if head else ""
    if not mark and text.startswith("{", start):
        return Block("json", "", start, start, region.end, region.end, text[start : region.end])
    last = text.rfind("\n", start, region.end - 1) + 1 or start
    end = max(start, last)
    fence = mark or text[end : end + 3]
    form: Format = "toml" if fence[0] == "+" else "json" if fence[0] == ";" else "yaml"
    opening = head.start("fence") if head and mark else start
    return Block(form, mark, opening, start, end, region.end, text[start:end])


@lru_cache(maxsize=16)
def read(text: str, form: Format) -> Tree | Fault:
    """Return what a block's inside says, or its fault; a block of more than ``LIMIT`` characters is not read."""
    if len(text) > LIMIT:
        return Fault(0, f"it is longer than {LIMIT // 1024} KiB")
    return READERS[form](text)


def entries_of(block: Block) -> tuple[Entry, ...]:
    """Return the entries of *block*; none of one that cannot be read."""
    tree = read(block.text, block.format)
    return tree.entries if isinstance(tree, Tree) else ()


def named(block: Block, *names: str) -> Entry | None:
    """Return the first entry of *block* with one of *names*, or ``None``."""
    return next((entry for entry in entries_of(block) if entry.name in names), None)
