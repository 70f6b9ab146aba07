"""Math, shortcodes, link destinations and URLs: each found by its own clue, wherever it stands.

They may overlap code and each other: then more is protected.  Every pattern stops where the next one of its kind
could begin, so that a row of openings without an end costs no more than its length.
"""

from __future__ import annotations

import re
from string import ascii_letters
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.regions.kinds import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

# $$…$$ over lines but not over a blank one; $…$ as pandoc reads it, so that prices stay prose; \(…\) and \[…\].
MATH = compiled(
    r"\$(?:\$(?:[^$\n]++|\n(?![ \t]*\n)|\$(?!\$))*+\$\$|(?<![\\$]\$)(?=[^\s$])[^$\n]*+(?<=[^\s\\])\$(?!\d))"
    r"|\\(?:\((?:[^\n\\]++|\\[^()\n])*+\\\)|\[(?:[^\n\\]++|\\[^][\n]|\n(?![ \t]*\n))*+\\\])"
)
# Hugo's {{< … >}} and {{% … %}}, Liquid's and Nunjucks' {{ … }} and {% … %}.
SHORTCODE = compiled(
    r"\{\{(?:[^{}\n]++|\n(?![ \t]*\n)|\{(?!\{)|\}(?!\}))*+\}\}"
    r"|\{%(?:[^%{\n]++|\n(?![ \t]*\n)|\{(?!%)|%(?!\}))*+%\}"
)
# Shortcodes that hold code up to their closing twin.
CODE_SHORTCODE = compiled(r"\{(?:%-?|\{[<%])\s*(highlight|codeblock|raw|code|math|mermaid)\b")
_PLAIN = r"[^ \t\n()\\]++|\\."
_NESTED = rf"\((?:{_PLAIN}|\((?:{_PLAIN}|\((?:{_PLAIN})*+\))*+\))*+\)"
_STRICT = rf"[ \t\n]*+(?:<[^<>\n]*+>|(?:[^ \t\n()\\<]++|\\.|(?<=.)<|{_NESTED})++)(?=[ \t\n]*\)|[ \t\n]+[\"'(])"
# What CommonMark does not call a destination but people write as one: white space or brackets inside.
_LOOSE = r"[ \t]*(?:[a-zA-Z][\w+.-]*:|www\.|[./#?])(?:[^])\n]++|\](?!\())*+"
# Looked for ahead, so that a link inside a destination is found as well.
DESTINATION = compiled(rf"\]\((?=({_STRICT}|{_LOOSE}))")
_LABEL = r"((?:[^][\\\n]|\\.|\n(?![ \t]*\n))++)\]"
REFERENCE = compiled(rf"\]\[{_LABEL}")
WIKI = compiled(r"\[\[([^][|\n]++)")
# Footnotes ([^1]: …) look the same, but theirs is prose.
DEFINITION = compiled(
    rf"^(?:[ \t>]|(?:[-+*]|\d{{1,9}}[.)])[ \t])*+\[(?!\^){_LABEL}:[ \t]*\n?[ \t>]*(?:<[^<>\n]*+>|[^ \t\n]++)",
    re.MULTILINE,
)
SHORT_REFERENCE = compiled(rf"\[{_LABEL}")
# What may stand in a scheme, and what of it not at its beginning.
INNER = "0123456789+.-"
SCHEME = INNER + ascii_letters
LONGEST = 20
# A host that begins in ASCII stays so, for prose may follow without a space; a path ends at white space and CJK
# punctuation.  ASCII has classes of its own, which are tables; a class with more is gone through for every character.
_BEYOND = r"[^\x00-\x7f\s，。；：！？、（）《》【】「」『』“”]++"
URL_REST = compiled(
    rf"(?:[A-Za-z0-9_.~%:@[-]++|(?:[\x00-\x08\x0e-\x1b!$-.0-;=@-_a-\x7f]++|{_BEYOND})*+)"
    rf"(?:[/?#](?:[\x00-\x08\x0e-\x1b!#-;=?-_a-\x7f]++|{_BEYOND})*+)?"
)
WWW = compiled(r"\.(?<=[wW]{3}\.)(?<![\w.@/]....)[A-Za-z0-9]")


def scan(text: str, clues: str) -> Iterator[Region]:
    """Yield the overlays of *text*; not sorted, and they may overlap.

    *clues* are its ASCII characters, run together: what is not in them is not in the text.
    """
    if "$" in clues or "\\(" in clues or "\\[" in clues:
        yield from (Region(*m.span(), "math") for m in MATH.finditer(text))
    if "{{" in clues or "{%" in clues:
        yield from (Region(*m.span(), "shortcode") for m in SHORTCODE.finditer(text))
        yield from _code_shortcodes(text)
    if "](" in clues:
        yield from _destinations(text)
    if "[[" in clues:
        yield from (Region(*m.span(1), "destination") for m in WIKI.finditer(text))
    if "]:" in clues:
        yield from _references(text)
    yield from urls(text, clues)


def _code_shortcodes(text: str) -> Iterator[Region]:
    at = 0
    while opening := CODE_SHORTCODE.search(text, at):
        closing = re.compile(rf"\{{(?:%-?|\{{[<%])\s*(?:end|/){opening[1]}\b[^}}\n]*\}}+").search(text, opening.end())
        if not closing:
            return  # a document that is cut off: what follows is prose as likely as code
        yield Region(opening.start(), closing.end(), "code block")
        at = closing.end()


def _destinations(text: str) -> Iterator[Region]:
    for link in DESTINATION.finditer(text):
        start, end = link.span(1)
        yield Region(start, end, "destination")


def _references(text: str) -> Iterator[Region]:
    """Yield link definitions up to their destination, and the labels of links that name one."""
    labels = set()
    for found in DEFINITION.finditer(text):
        labels.add(_folded(found[1]))
        yield Region(*found.span(), "destination")
    if labels:
        yield from (Region(*m.span(1), "destination") for m in REFERENCE.finditer(text))
        short = SHORT_REFERENCE.finditer(text)
        yield from (Region(*m.span(1), "destination") for m in short if _folded(m[1]) in labels)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def urls(text: str, clues: str) -> Iterator[Region]:
    """Yield the bare URLs of *text* in order: anything with ``://`` behind a scheme, and ``www.`` names."""
    at = 0 if "://" in clues else len(text)
    while (clue := text.find("://", at)) >= 0:
        before = text[max(at, clue - LONGEST) : clue]
        scheme = before[len(before.rstrip(SCHEME)) :].lstrip(INNER)
        at = clue + 3
        if scheme and (rest := URL_REST.match(text, at)) and rest.end() > at:
            at = rest.end()
            yield Region(clue - len(scheme), at, "url")
    if "www." in clues or "WWW." in clues:
        for www in WWW.finditer(text):
            start = www.start() - 3
            if rest := URL_REST.match(text, start):
                yield Region(start, rest.end(), "url")
