"""Read JSON metadata: an object, or (Hexo's ``;;;``) the inside of one, with the span of every key and value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textkit.lazily import compiled
from textkit.rules.frontmatter._nodes import Entry, Fault, Node, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = compiled(r"[ \t\n\r]*")
KINDS = {str: "str", bool: "bool", int: "int", float: "float", type(None): "null", list: "list", tuple: "map"}


def read(text: str) -> Tree | Fault:
    """Return what *text* says, or where and why it cannot be read."""
    import json

    whole = text.lstrip().startswith("{")
    source = text if whole else f"{{{text}}}"
    shift = 0 if whole else -1
    try:
        pairs = json.loads(source, object_pairs_hook=_pairs)[1]
        entries = tuple(_shifted(entry, shift) for entry in _entries(source))
    except json.JSONDecodeError as error:
        return Fault(min(max(0, error.pos + shift), len(text)), error.msg)
    except RecursionError:
        return Fault(0, "it nests too deep")
    return Tree(entries, pairs)


def _pairs(pairs: list[tuple[str, Any]]) -> tuple[str, Any]:
    """Keep an object's keys in order, and all of them: JSON forbids no duplicate."""
    return ("map", pairs)


def _entries(source: str) -> Iterator[Entry]:
    import json

    decode = json.JSONDecoder(object_pairs_hook=_pairs).raw_decode
    at = _skip(source, source.index("{") + 1)
    while source[at] != "}":
        name, behind = decode(source, at)
        key = Node(at, behind, "str", name, '"')
        value = _node(source, _skip(source, _skip(source, behind) + 1), decode)
        yield Entry(key, value)
        at = _skip(source, value.end)
        at = _skip(source, at + 1) if source[at] == "," else at


def _node(source: str, start: int, decode: Any) -> Node:
    value, end = decode(source, start)
    kind = KINDS[type(value)]
    if kind == "list":
        return Node(start, end, kind, style="[", children=tuple(_values(source, start, decode)))
    text = value if kind == "str" else source[start:end]
    return Node(start, end, kind, text, {"str": '"', "map": "{"}.get(kind, ""))


def _values(source: str, start: int, decode: Any) -> Iterator[Node]:
    at = _skip(source, start + 1)
    while source[at] != "]":
        value, end = decode(source, at)
        kind = KINDS[type(value)]
        yield Node(at, end, kind, value if kind == "str" else source[at:end], '"' if kind == "str" else "")
        at = _skip(source, end)
        at = _skip(source, at + 1) if source[at] == "," else at


def _skip(source: str, at: int) -> int:
    match = SPACE.match(source, at)
    return match.end() if match else at


def _shifted(entry: Entry, by: int) -> Entry:
    return Entry(_moved(entry.key, by), _moved(entry.value, by))


def _moved(node: Node, by: int) -> Node:
    children = tuple(_moved(child, by) for child in node.children)
    return node._replace(start=node.start + by, end=node.end + by, children=children)
