"""Math, shortcodes, link destinations and URLs: each found by its own clue, wherever it stands.

They may overlap code and each other: then more is protected.  Every pattern stops where the next one of its kind
could begin, so that a row of openings without an end costs no more than its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.regions.kinds import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

# $$…$$ over lines but not over a blank one; $…$ as pandoc reads it, so that prices stay prose; \(…\) and \[…\].
MATH = compiled(
    r"\$\$(?:[^$\n]++|\n(?![ \t]*\n)|\$(?!\$))*+\$\$"
    r"|(?<![\\$])\$(?=[^\s$])[^$\n]*+(?<=[^\s\\])\$(?!\d)"
    r"|\\\((?:[^\n\\]++|\\[^()\n])*+\\\)"
    r"|\\\[(?:[^\n\\]++|\\[^][\n]|\n(?![ \t]*\n))*+\\\]"
)
# Hugo's {{< … >}} and {{% … %}}, Liquid's and Nunjucks' {{ … }} and {% … %}.
SHORTCODE = compiled(
    r"\{\{(?:[^{}\n]++|\n(?![ \t]*\n)|\{(?!\{)|\}(?!\}))*+\}\}"
    r"|\{%(?:[^%{\n]++|\n(?![ \t]*\n)|\{(?!%)|%(?!\}))*+%\}"
)
# Shortcodes that hold code up to their closing twin.
CODE_SHORTCODE = compiled(r"\{(?:%-?|\{[<%])\s*(highlight|codeblock|raw|code|math|mermaid)\b")
_PLAIN = r"[^ \t\n()\\]|\\."
_NESTED = rf"\((?:{_PLAIN}|\((?:{_PLAIN}|\((?:{_PLAIN})*+\))*+\))*+\)"
DESTINATION = compiled(
    rf"[ \t\n]*+(?:<[^<>\n]*+>|(?:[^ \t\n()\\<]|\\.|(?<=.)<|{_NESTED})++)(?=[ \t\n]*\)|[ \t\n]+[\"'(])"
)
# What CommonMark does not call a destination but people write as one: white space or brackets inside.
LOOSE_DESTINATION = compiled(r"[ \t]*(?:[a-zA-Z][\w+.-]*:|www\.|[./#?])[^)\n]*")
_LABEL = r"((?:[^][\\\n]|\\.|\n(?![ \t]*\n))++)\]"
REFERENCE = compiled(rf"\]\[{_LABEL}")
WIKI = compiled(r"\[\[([^][|\n]++)")
# Footnotes ([^1]: …) look the same, but theirs is prose.
DEFINITION = compiled(
    rf"^(?:[ \t>]|(?:[-+*]|\d{{1,9}}[.)])[ \t])*+\[(?!\^){_LABEL}:[ \t]*\n?[ \t>]*(?:<[^<>\n]*+>|[^ \t\n]++)",
    re.MULTILINE,
)
SHORT_REFERENCE = compiled(rf"\[{_LABEL}")
SCHEME = compiled(r"[A-Za-z][A-Za-z0-9+.-]*\Z")
# A host that begins in ASCII stays so, for prose may follow without a space; a path ends at white space and CJK
# punctuation.
URL_REST = compiled(
    r"(?:[A-Za-z0-9_.~%:@[-]++|[^\s<>\"`/?#，。；：！？、（）《》【】「」『』“”]*+)"
    r"(?:[/?#][^\s<>\"`，。；：！？、（）《》【】「」『』“”]*+)?"
)
WWW = compiled(r"(?<![\w.@/])[wW]{3}\.[A-Za-z0-9]")


def scan(text: str) -> Iterator[Region]:
    """Yield the overlays of *text*; not sorted, and they may overlap."""
    if "$" in text or "\\(" in text or "\\[" in text:
        yield from (Region(*m.span(), "math") for m in MATH.finditer(text))
    if "{{" in text or "{%" in text:
        yield from (Region(*m.span(), "shortcode") for m in SHORTCODE.finditer(text))
        yield from _code_shortcodes(text)
    if "](" in text:
        yield from _destinations(text)
    if "[[" in text:
        yield from (Region(*m.span(1), "destination") for m in WIKI.finditer(text))
    if "]:" in text:
        yield from _references(text)
    yield from urls(text)


def _code_shortcodes(text: str) -> Iterator[Region]:
    at = 0
    while opening := CODE_SHORTCODE.search(text, at):
        closing = re.compile(rf"\{{(?:%-?|\{{[<%])\s*(?:end|/){opening[1]}\b[^}}\n]*\}}+").search(text, opening.end())
        if not closing:
            return  # a document that is cut off: what follows is prose as likely as code
        yield Region(opening.start(), closing.end(), "code block")
        at = closing.end()


def _destinations(text: str) -> Iterator[Region]:
    for clue in re.finditer(r"\]\(", text):
        found = DESTINATION.match(text, clue.end()) or LOOSE_DESTINATION.match(text, clue.end())
        if found and found.end() > clue.end():
            yield Region(clue.end(), found.end(), "destination")


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


def urls(text: str) -> Iterator[Region]:
    """Yield the bare URLs of *text* in order: anything with ``://`` behind a scheme, and ``www.`` names."""
    at = 0
    while (clue := text.find("://", at)) >= 0:
        scheme = SCHEME.search(text, max(at, clue - 20), clue)
        at = clue + 3
        if scheme and (rest := URL_REST.match(text, at)) and rest.end() > at:
            at = rest.end()
            yield Region(scheme.start(), at, "url")
    if "www." in text or "WWW." in text:
        for www in WWW.finditer(text):
            rest = URL_REST.match(text, www.start())
            if rest:
                yield Region(www.start(), rest.end(), "url")
