"""Read TOML metadata: what it says by the standard library, and the span of every top-level key and value.

The spans are found here, since no parser tells them; whatever is edited at them is read again by the library.
"""

from __future__ import annotations

from textkit import toml
from textkit.lazily import compiled
from textkit.rules.frontmatter._nodes import Entry, Fault, Node, Tree

KEY = compiled(r"[ \t]*(?P<key>[\w-]+|\"[^\"\\\n]*\"|'[^'\n]*')[ \t]*=[ \t]*")
# What may stand between values of an array, and on lines without an entry.
GAP = compiled(r"(?:[ \t\n,]|#[^\n]*)*")
STRING = compiled(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"""|\'\'\'(?:[^\']|\'(?!\'\'))*+\'\'\'|"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\''
)
# An inline table's own strings and braces.
BRACES = compiled(r'"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'|[{}]')
BARE = compiled(r"[^,\]}#\n]*")
PLACE = compiled(r"\(at line (\d+), column (\d+)\)")


def read(text: str) -> Tree | Fault:
    """Return what *text* says, or where and why it cannot be read."""
    import tomllib

    try:
        meaning = list(toml.loads(text).items())
        return Tree(tuple(_entries(text)), meaning)
    except tomllib.TOMLDecodeError as error:
        return _fault(text, str(error))
    except RecursionError:
        return Fault(0, "it nests too deep")


def _fault(text: str, message: str) -> Fault:
    place = PLACE.search(message)
    if not place:
        return Fault(len(text), message.removesuffix(" (at end of document)"))
    before = text.split("\n")[: int(place[1]) - 1]
    return Fault(sum(len(line) + 1 for line in before) + int(place[2]) - 1, message[: place.start()].rstrip())


def _entries(text: str) -> list[Entry]:
    """Return the entries before the first table."""
    entries = []
    at = _skip(text, 0)
    while key := KEY.match(text, at):
        name = key["key"].strip("\"'")
        value = _node(text, key.end())
        entries.append(Entry(Node(*key.span("key"), "str", name), value))
        at = _skip(text, value.end)
    return entries


def _skip(text: str, at: int) -> int:
    gap = GAP.match(text, at)
    return gap.end() if gap else at


def _node(text: str, at: int) -> Node:
    if string := STRING.match(text, at):
        raw = string[0]
        quote = raw[:3] if raw[:3] in ('"""', "'''") else raw[0]
        return Node(*string.span(), "str", toml.loads(f"v={raw}")["v"], quote)
    if text[at] == "[":
        return _array(text, at)
    if text[at] == "{":
        return Node(at, _closing(text, at), "map", style="{")
    bare = BARE.match(text, at)
    raw = bare[0].rstrip() if bare else ""
    kind = "bool" if raw in {"true", "false"} else "date" if raw[4:5] == "-" and raw[:4].isdigit() else "float"
    return Node(at, at + len(raw), "int" if raw.lstrip("+-").isdigit() else kind, raw)


def _array(text: str, start: int) -> Node:
    children = []
    at = _skip(text, start + 1)
    while text[at] != "]":
        children.append(_node(text, at))
        at = _skip(text, children[-1].end)
    return Node(start, at + 1, "list", style="[", children=tuple(children))


def _closing(text: str, at: int) -> int:
    depth = 0
    for mark in BRACES.finditer(text, at):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if not depth:
            return mark.end()
    return len(text)
