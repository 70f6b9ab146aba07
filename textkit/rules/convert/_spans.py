"""Spans: what of a document is to be converted, and what a project's glossary says of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.frontmatter._block import block_of, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.document import Document
    from textkit.rules.frontmatter._nodes import Node

# MediaWiki's mark for text that its own converter leaves alone.
MANUAL = compiled(r"-\{(?:[^{}\n]++|\{[^{}\n]*\})*+\}-")
# Names of languages in menus stand alone, each in its own script.
AUTONYM = compiled("(?<![㐀-鿿])(?:日本語|[繁正]體中文|简体中文)(?![㐀-鿿])")
# One of the names, behind its rarest character, which is found at many times the speed of a word.
AUTONYM_CLUES = (("語", "日本語"), ("體", "體中文"), ("简", "简体中文"))
# A tag, and whether it says which language its content is in.  Void tags (<img lang=…>) never close, and do no harm.
TAG = compiled(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^<>]*)>")
LANGUAGE = compiled(r"\blang\s*=\s*[\"']?(?:zh|yue|ja|ko)\b", re.IGNORECASE)
# These span the page: they say what it is, not what may be done to it.
PAGE = {"html", "body"}


class Hole(NamedTuple):
    """A half-open span that is not converted; ``new`` is what a glossary puts in its place, or ``None``."""

    start: int
    end: int
    new: str | None = None


def holes(doc: Document, keys: tuple[str, ...], glossary: tuple[str, ...]) -> list[Hole]:
    """Return what of *doc* is not converted, sorted and disjoint.

    That is code, links, tags and the like; the metadata but for the values of *keys*; ``-{…}-``; names of languages
    and blocks that say theirs; and the words of *glossary*: ``old=new`` is written so, ``name`` stays.
    """
    found = [
        hole for region in doc.regions if region.kind != "front matter" for hole in [Hole(region.start, region.end)]
    ]
    found += _metadata(doc, keys)
    if "-{" in doc.ascii:
        found += (Hole(*m.span()) for m in MANUAL.finditer(doc.text))
    if any(rare in doc.text and name in doc.text for rare, name in AUTONYM_CLUES):
        found += (Hole(*m.span()) for m in AUTONYM.finditer(doc.text))
    if "lang" in doc.ascii:
        found += _foreign(doc.text)
    terms = _terms(glossary)
    if terms and any(term in doc.text for term in terms):
        words = re.compile("|".join(map(re.escape, sorted(terms, key=len, reverse=True))))
        found += (Hole(*m.span(), terms[m[0]]) for m in words.finditer(doc.text))
    return _outermost(found)


def between(found: Iterable[Hole], end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans between the holes."""
    at = 0
    for hole in found:
        if hole.start > at:
            yield at, hole.start
        at = hole.end
    if at < end:
        yield at, end


@lru_cache(maxsize=8)
def _terms(glossary: tuple[str, ...]) -> dict[str, str | None]:
    """Return what each word of *glossary* becomes; what a pair produces is a word that stays, so that it settles."""
    pairs = [entry.partition("=") for entry in glossary if entry]
    terms: dict[str, str | None] = {new or old: None for old, _, new in pairs}
    return terms | {old: new for old, _, new in pairs if new and new != old}


def _metadata(doc: Document, keys: tuple[str, ...]) -> Iterator[Hole]:
    """Yield the metadata but for the texts under *keys*."""
    region = doc.front_matter
    if region is None:
        return
    at, block = region.start, block_of(doc)
    if block:
        values = (entry.value for entry in entries_of(block) if entry.name.lower() in keys)
        for start, end in sorted(span for value in values for span in _texts(value)):
            yield Hole(at, block.start + start)
            at = block.start + end
    yield Hole(at, region.end)


def _texts(node: Node) -> Iterator[tuple[int, int]]:
    """Yield the spans of the texts in *node*, which is one or a list of them."""
    if node.kind == "str":
        yield node.start, node.end
    elif node.kind == "list":
        for child in node.children:
            yield from _texts(child)


def _foreign(text: str) -> Iterator[Hole]:
    """Yield the elements that say their language, with all that they hold; one that never ends is none."""
    stack: list[tuple[str, int, bool]] = []
    names: dict[str, int] = {}
    for tag in TAG.finditer(text):
        name = tag["name"].lower()
        if not tag["end"]:
            if not tag["rest"].endswith("/"):
                stack.append((name, tag.start(), name not in PAGE and bool(LANGUAGE.search(tag["rest"]))))
                names[name] = names.get(name, 0) + 1
        elif names.get(name):
            while stack:
                opened, start, foreign = stack.pop()
                names[opened] -= 1
                if opened == name:
                    if foreign:
                        yield Hole(start, tag.end())
                    break


def _outermost(found: list[Hole]) -> list[Hole]:
    """Sort, drop what lies inside another hole and cut what overlaps its predecessor."""
    found.sort(key=lambda hole: (hole.start, -hole.end, hole.new is None))
    kept: list[Hole] = []
    at = 0
    for hole in found:
        if hole.end > at:
            kept.append(hole if hole.start >= at else Hole(at, hole.end))
            at = hole.end
    return kept
