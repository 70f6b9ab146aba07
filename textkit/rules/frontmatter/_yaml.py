"""Read YAML metadata with libyaml's marks; aliases are never expanded and depth is bounded before anything recurses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textkit.lazily import compiled
from textkit.rules.frontmatter._nodes import DEEPEST, Entry, Fault, Node, Tree

if TYPE_CHECKING:
    import yaml

KINDS = {"timestamp": "date", "seq": "list"}
# Without one of these no block nests deeply: many opening brackets, compact nesting (`- - - -`), a wide indent.
COMPACT = compiled(r"(?:[-?:][ \t]+){8}| {48}")


def read(text: str) -> Tree | Fault:
    """Return what *text* says, or where and why it cannot be read."""
    import yaml

    root = _compose(text)
    if root is None:
        return Tree((), [])
    if isinstance(root, Fault):
        return root
    if not isinstance(root, yaml.MappingNode):
        return Fault(root.start_mark.index, "it is no mapping of keys to values")
    seen: dict[int, int] = {}
    marked: dict[int, int] = {}
    entries = tuple(Entry(_node(key, marked), _node(value, marked)) for key, value in root.value)
    return Tree(entries, [(_meaning(key, seen), _meaning(value, seen)) for key, value in root.value])


def _compose(text: str) -> yaml.Node | Fault | None:
    """Return the root of *text*, ``None`` if nothing is in it; every error of the parser becomes a fault."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if _may_be_deep(text) and _too_deep(yaml.parse(text, loader)):
            return Fault(0, f"it nests more than {DEEPEST} deep")
        root: yaml.Node | None = yaml.compose(text, loader)
    except yaml.MarkedYAMLError as error:
        return _fault(error)
    except yaml.reader.ReaderError as error:
        return Fault(_character(text, error.position), f"unacceptable character U+{error.character:04X}")
    except UnicodeEncodeError as error:  # a lone surrogate
        return Fault(error.start, f"unacceptable character U+{ord(text[error.start]):04X}")
    return root


def _may_be_deep(text: str) -> bool:
    return text.count("[") + text.count("{") + text.count("? ") > DEEPEST // 2 or COMPACT.search(text) is not None


def _too_deep(events: Any) -> bool:
    """Return whether *events*, read one at a time, open more than ``DEEPEST`` collections at once."""
    depth = 0
    for event in events:
        name = type(event).__name__
        depth += name in {"SequenceStartEvent", "MappingStartEvent"}
        depth -= name in {"SequenceEndEvent", "MappingEndEvent"}
        if depth > DEEPEST:
            return True
    return False


def _fault(error: yaml.MarkedYAMLError) -> Fault:
    where = error.problem_mark or error.context_mark
    context = error.context_mark.index if error.context_mark else -1
    return Fault(where.index if where else 0, error.problem or "it is no YAML", context)


def _character(text: str, byte: int) -> int:
    """Return the offset in characters of the *byte*-th byte of *text* in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass")[:byte].decode("utf-8", "ignore"))


def _kind(node: yaml.Node) -> str:
    kind = node.tag.rpartition(":")[2]
    return KINDS.get(kind, kind)


def _node(node: Any, seen: dict[int, int]) -> Node:
    """Return *node* with its span and with the values, not the keys, that it holds."""
    start, end = node.start_mark.index, node.end_mark.index
    kind = _kind(node)
    if isinstance(node.value, str):
        return Node(start, end, kind, node.value, node.style or "")
    if id(node) in seen:
        return Node(start, end, "alias")
    seen[id(node)] = start
    flow = "[" if kind == "list" else "{"
    children = (_node(child if kind == "list" else child[1], seen) for child in node.value)
    return Node(start, end, kind, style=flow if node.flow_style else "-", children=tuple(children))


def _meaning(node: Any, seen: dict[int, int]) -> Any:
    """Return *node* as plain objects; a collection that came before, by alias, is the number that it came as."""
    if isinstance(node.value, str):
        kind = _kind(node)
        return node.value if kind == "str" else (kind, node.value)
    if id(node) in seen:
        return ("alias", seen[id(node)])
    seen[id(node)] = len(seen)
    if _kind(node) == "list":
        return [_meaning(child, seen) for child in node.value]
    return (_kind(node), [(_meaning(key, seen), _meaning(value, seen)) for key, value in node.value])
