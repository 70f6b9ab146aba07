"""Inline and reference images, found as CommonMark finds them: brackets first, then what follows them.

One pass with a stack of open brackets (the specification's appendix, "process brackets"), linear in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.images._image import Image, Link, bracketless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.document import Document
    from textkit.rules.images._image import Form

# Brackets, escapes, autolinks, and line ends behind which another block begins: brackets do not reach across.
TOKEN = compiled(
    r"\\[^\n]|!\[|\[|\]|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+>"
    r"|\n(?=[ \t>]*+(?:\n|\#{1,6}[ \t\n]|[-+*][ \t]|1[.)][ \t]|(?:\*[ \t]*+){3}|`{3}|~{3}))"
)
# A link's tail in its usual form: no space, no parenthesis, no escape.
SIMPLE = compiled(r"\(([^\s()<>\\]*+)\)")
LEAD = compiled(r"\([ \t]*+\n?[ \t>]*+")
ANGLED = compiled(r"<((?:[^<>\\\n]|\\.)*+)>")
# What ends a bare destination or nests in it.
STOP = compiled(r"\\.|[()\x00-\x20\x7f]")
# More parentheses than may nest, and none closed: what `![](![](` goes on with, seen at once.
DEEP = compiled(r"(?:[^()\\\x00-\x20\x7f]*+\(){33}")
TITLE = compiled(r"""[ \t\n]++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))""", re.DOTALL)
CLOSE = compiled(r"[ \t]*+\n?[ \t]*+\)")
LABEL = compiled(r"\[((?:[^\[\]\\]|\\.){1,999}+)\]", re.DOTALL)
ESCAPE = compiled(r"\\([!-/:-@\[-`{-~])")
# markdown-it's limit, which keeps hostile input linear.
DEEPEST = 32  # and one more is what DEEP sees


class Opener(NamedTuple):
    """A bracket that waits for its partner; ``images`` is how many were known before it."""

    start: int
    text: int
    images: int


class Target(NamedTuple):
    """Where a link or an image goes, and where its source ends."""

    start: int
    end: int
    done: int


def brackets(doc: Document, definitions: Mapping[str, Target]) -> list[Image]:
    """Return the inline and reference images of *doc*, in order."""
    text, images = doc.text, list[Image]()
    skip, hole, resume = bracketless(doc), (0, 0), 0
    stack: list[Opener] = []
    dead = last = 0  # openers of links below `dead` on the stack hold a link already and cannot become one
    for token in TOKEN.finditer(text, 0, text.rfind("]") + 1):  # behind the last one nothing closes
        at, mark = token.start(), token[0]
        while hole[1] <= at:
            region = next(skip, None)
            hole = (region.start, region.end) if region else (len(text), len(text) + 1)
        if hole[0] <= at:
            continue
        if at < resume or mark[0] in "\\<":
            continue
        if mark[0] == "\n":
            stack.clear()
        elif mark != "]":
            stack.append(Opener(at, token.end(), len(images)))
        elif stack:
            opener = stack.pop()
            target = _target(text, opener.text, at, definitions, plain=last <= opener.start)
            if target and text[opener.start] == "!":
                images[opener.images :] = [_image(text, opener, at, target)]
                resume = target.done
            elif target and len(stack) >= dead:
                link = Link(opener.start, target.done, opener.text, at)
                images[opener.images :] = [image._replace(link=link) for image in images[opener.images :]]
                dead, resume = len(stack), target.done
            dead = min(dead, len(stack))
        last = at
    return images


def _image(text: str, opener: Opener, at: int, target: Target) -> Image:
    """Return the image whose brackets are *opener* and the one at *at*."""
    start, end, done = target
    form: Form = "inline" if opener.start < start < done else "reference"
    return Image(opener.start, done, start, end, unescaped(text[start:end]), text[opener.text : at], form)


def unescaped(url: str) -> str:
    """Return *url* without backslash escapes and character references."""
    if "\\" in url:
        url = ESCAPE.sub(r"\1", url)
    if "&" not in url:
        return url
    from html import unescape

    return unescape(url)


def label_key(label: str) -> str:
    """Return what two spellings of one reference label have in common."""
    return " ".join(label.split()).casefold()


def _target(text: str, start: int, at: int, definitions: Mapping[str, Target], *, plain: bool) -> Target | None:
    """Return where the brackets from *start* to the one at *at* lead; *plain* says that no bracket is between."""
    if text.startswith("(", at + 1) and (inline := tail(text, at + 1)):
        return inline
    if not definitions:
        return None
    if label := LABEL.match(text, at + 1):
        found = definitions.get(label_key(label[1]))
        return found._replace(done=label.end()) if found else None
    found = definitions.get(label_key(text[start:at])) if plain and at - start < 1000 else None
    return found._replace(done=at + (3 if text.startswith("[]", at + 1) else 1)) if found else None


def tail(text: str, at: int) -> Target | None:
    """Return the target in the parentheses that open at *at*, or ``None`` if they are no link's tail."""
    if simple := SIMPLE.match(text, at):
        return Target(*simple.span(1), simple.end())
    lead = LEAD.match(text, at)
    found = destination(text, lead.end()) if lead else None
    if found is None:
        return None
    title = TITLE.match(text, found.done)
    if title and "\n\n" in title[0]:
        return None
    close = CLOSE.match(text, title.end() if title else found.done)
    return found._replace(done=close.end()) if close else None


def destination(text: str, at: int) -> Target | None:
    """Return the destination that starts at *at*: in angle brackets, or bare with balanced parentheses."""
    if text.startswith("<", at):
        angled = ANGLED.match(text, at)
        return Target(*angled.span(1), angled.end()) if angled else None
    if DEEP.match(text, at):
        return None
    depth = 0
    for stop in STOP.finditer(text, at):
        mark = stop[0]
        if mark == "(" and depth < DEEPEST:
            depth += 1
        elif mark == ")" and depth:
            depth -= 1
        elif mark[0] != "\\":
            return Target(at, stop.start(), stop.start()) if not depth else None
    return Target(at, len(text), len(text)) if not depth else None
