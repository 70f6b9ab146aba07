"""Where the metadata block at the top of a document ends.  Knows the fences, not what is between them."""

from __future__ import annotations

import re

from textkit.lazily import compiled

# The block may follow a byte-order mark and blank lines: generators differ, a rule repairs it.
FENCED = compiled(r"\A\ufeff?(?:\s*\n)?(---|\+\+\+|;;;)[ \t]*\n((?:.*\n)*?)(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# JSON: an object that closes at the beginning of a line.
JSON = compiled(r"\A\ufeff?\s*\{[ \t]*\n(?:[ \t}\"\]].*\n|\n)*?\}[ \t]*(?:\n|\Z)")
# JSON of another shape, such as an object on one line, is left to the parser.
KEYED = compiled(r"\A\ufeff?\s*+\{(?=\s*+\"[^\"\n]+\"\s*+:)")
REST = compiled(r"[ \t]*(?:\n|\Z)")
# Hexo reads a block without an opening fence.  A line is matched in one way for good: some fit two of the kinds.
HEXO = compiled(
    r"\A\ufeff?((?>[A-Za-z_][\w-]*[ \t]*:.*\n|[ \t]*-[ \t].*\n|[ \t]+\S.*\n|#.*\n|[ \t]*\n)+?)"
    r"(?:---|;;;)[ \t]*(?:\n|\Z)"
)
# Without one of these a fence-less block is a paragraph under a setext underline.
KNOWN = compiled(r"^(?:title|date|tags|categories|layout|permalink|updated|author)[ \t]*:", re.MULTILINE)
# A fenced block holds an entry or nothing but comments; otherwise its fences are thematic breaks.
ENTRY = compiled(r"^[ \t]*[^\s#:=：][^:=：\n]{0,80}[:=：]", re.MULTILINE)
SOMETHING = compiled(r"^[ \t]*[^\s#]", re.MULTILINE)
LIMIT = 1 << 20


def end(text: str) -> int:
    """Return the offset behind the front matter of *text*, its closing fence included, or 0 if it has none.

    A block of more than 1 MiB is not looked for.
    """
    head = text[:8].lstrip("\ufeff \t\n")[:1] or text[:200].lstrip("\ufeff \t\n")[:1]
    if head in "-+;" and (match := FENCED.match(text, 0, LIMIT)):
        block = match[2]
        return match.end() if ENTRY.search(block) or not SOMETHING.search(block) else 0
    if head == "{":
        return match.end() if (match := JSON.match(text, 0, LIMIT)) else _object(text[:LIMIT])
    if head.isalpha() and head.isascii() and (match := HEXO.match(text, 0, LIMIT)) and KNOWN.search(match[1]):
        return match.end()
    return 0


def _object(text: str) -> int:
    """Return the offset behind the JSON object with keys that *text* begins with, which ends its line, or 0."""
    start = KEYED.match(text)
    if not start:
        return 0
    import json

    try:
        _, end = json.JSONDecoder().raw_decode(text, start.end() - 1)
    except (ValueError, RecursionError):
        return 0
    rest = REST.match(text, end)
    return rest.end() if rest else 0
