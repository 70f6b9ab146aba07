from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, entries_of
from textkit.rules.frontmatter._generators import Generator, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.rules.frontmatter._nodes import Node

_WORDS = r"(?:yes|no|on|off)"
_NUMBERS = r"0[0-7]+|[1-9]\d*(?::[0-5]?\d)+|\d[\d.]*e[+-]?\d+|\d+(?:_\d+)+"
# A value, or an element of a list, that is nothing but such a word or number, or begins with an anchor or a tag.
CLUE = compiled(
    rf"(?:[:-][ \t]+|[\[,][ \t]*)(?:(?:{_WORDS}|{_NUMBERS})[ \t]*(?:$|[,\]#])|[&!][^\s!])",
    re.MULTILINE | re.IGNORECASE,
)


@rule(risk="safe", clue=block_of, about=["front matter"])
def value_trap(doc: Document, *, generator: Generator = "") -> Iterator[Note]:
    """Report YAML values that do not mean what they look like: `no`, `0123`, `1:30`, `1e10`, `1_000`, `&name`.

    In quotes each would be the text that one sees.

    ```note
    ---
    title: no
    ---
    ```
    ```note
    ---
    abbrlink: 0123
    ---
    ```
    ```note generator=jekyll
    ---
    title: 1:30
    ---
    ```
    ```note
    ---
    title: &spring 花开
    ---
    ```
    ```keep
    ---
    title: 'no'
    draft: true
    weight: 10
    time: 2024-03-01 01:30:00
    description: |
      - no
    ---
    ```
    """
    block = block_of(doc)
    if block is None or block.format != "yaml" or not CLUE.search(block.text):
        return
    for entry in entries_of(block):
        for node in (entry.value, *(entry.value.children if entry.value.kind == "list" else ())):
            what = _trap(block.text, node, generator)
            if what:
                yield Note(block.start + node.start, block.start + node.end, what)


def _trap(text: str, node: Node, generator: str) -> str:
    raw = text[node.start : node.end]
    if raw[:1] in ("&", "!") and node.kind == "str":
        return f"YAML takes {raw.split(maxsplit=1)[0]} for an anchor or a tag, and the value begins behind it"
    if node.style or "\n" in raw:
        return ""
    for pattern, hugo, hexo, jekyll in TRAPS:
        if pattern.fullmatch(raw):
            seen = _seen(raw)
            said = verdict(generator, hugo=hugo.format(**seen), hexo=hexo.format(**seen), jekyll=jekyll.format(**seen))
            return f"{raw} is not plain text: {said}"
    return ""


# What is written, and what Hugo, Hexo and Jekyll take it for.
TRAPS = (
    (compiled("yes|on", re.IGNORECASE), "the word {raw}", "the word {raw}", "true"),
    (compiled("no|off", re.IGNORECASE), "the word {raw}", "the word {raw}", "false"),
    (compiled("0[0-7]+"), "the number {octal}", "the number {decimal}", "the number {octal}"),
    (compiled(r"[1-9]\d*(?::[0-5]?\d)+"), "the text {raw}", "the text {raw}", "the number {sixties}"),
    (compiled(r"\d[\d.]*e[+-]?\d+", re.IGNORECASE), "the text {raw}", "a number", "the text {raw}"),
    (compiled(r"\d+(?:_\d+)+"), "the number {decimal}", "the text {raw}", "the number {decimal}"),
)


def _seen(raw: str) -> dict[str, str]:
    """Return *raw* as the parsers may see it."""
    digits = raw.replace("_", "")
    octal = str(int(digits, 8)) if re.fullmatch("[0-7]+", digits) else raw
    sixties = 0
    for part in raw.split(":") if ":" in raw else ():
        sixties = sixties * 60 + int(part)
    decimal = str(int(digits)) if digits.isdigit() else raw
    return {"raw": raw, "octal": octal, "decimal": decimal, "sixties": str(sixties)}
