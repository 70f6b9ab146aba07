from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of
from textkit.rules.frontmatter._generators import Generator, verdict
from textkit.rules.frontmatter._tags import WORD, glance, tags_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import opencc

    from textkit.document import Document


@rule(risk="safe", clue=block_of, about=["front matter"])
def tag_variant(doc: Document, *, generator: Generator = "") -> Iterator[Note]:
    """Report two tags of one page that differ only in case, in width or in script.

    Readers of one of the two will not find what stands under the other.

    ```note
    ---
    tags: [Python, python]
    ---
    ```
    ```note
    ---
    tags:
    - 軟體
    - 软体
    ---
    ```
    ```keep
    ---
    tags: [Python, Python3, 软件, 文件, 後山]
    ---
    ```
    """
    block = block_of(doc)
    if block is None or not _clue(glance(block)):
        return
    entry = tags_of(block)
    seen: dict[str, str] = {}
    for tag in entry.value.children if entry else ():
        other = seen.setdefault(_folded(tag.text), tag.text)
        if other != tag.text:
            what = _verdict(generator, other.casefold() == tag.text.casefold())
            yield Note(block.start + tag.start, block.start + tag.end, f"{tag.text} beside {other}: {what}")


def _verdict(generator: str, case_alone: bool) -> str:  # noqa: FBT001 - a fact about the tags, no switch
    """Hugo writes the addresses of tags in lower case, so that tags which differ in case alone share a page."""
    hugo = "one page for both" if case_alone else "two tags"
    return verdict(generator, hugo=hugo, hexo="two tags", jekyll="two tags")


def _clue(glanced: str) -> bool:
    """Return whether two words may differ in case, width or script; Simplified words alone fit into GB 2312."""
    words = set(WORD.findall(glanced))
    if len({_narrow(word) for word in words}) < len(words) or "\\" in glanced:
        return True
    return len(words) > 1 and any(map(_traditional, words))


def _narrow(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def _traditional(word: str) -> bool:
    if word.isascii():
        return False
    try:
        word.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _folded(tag: str) -> str:
    return _narrow(_simplified().convert(tag) if _traditional(tag) else tag)


@cache
def _simplified() -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC("t2s")
