"""Nodes: what a metadata block says and where each part of it stands, the same for YAML, TOML and JSON."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Format = Literal["yaml", "toml", "json"]


class Node(NamedTuple):
    """A value or a key as it is written: a half-open span of characters in the block.

    ``kind`` is ``str``, ``int``, ``float``, ``bool``, ``null``, ``date``, ``list``, ``map`` or ``alias``; ``text`` is a
    scalar as its parser reads it; ``style`` is how it is written: empty, a quote, ``|`` or ``>``, ``[`` or ``{`` for
    flow, ``-`` for a block.  ``children`` are the values of a list, or (YAML only) of a map.
    """

    start: int
    end: int
    kind: str
    text: str = ""
    style: str = ""
    children: tuple[Node, ...] = ()


class Entry(NamedTuple):
    """One key of the block and its value."""

    key: Node
    value: Node

    @property
    def name(self) -> str:
        """The key as its parser reads it."""
        return self.key.text


# What a block says, for comparing: keys in order, values as plain objects; a YAML scalar that is no string is a pair
# of its kind and its text, so that `1` and `'1'`, or `2024-1-1` as text and as a date, never look alike.
Meaning = list[tuple[str, Any]]


class Tree(NamedTuple):
    """A block that its parser reads."""

    entries: tuple[Entry, ...]
    meaning: Meaning


class Fault(NamedTuple):
    """Why a block cannot be read: the offset in it, what the parser said, and where the trouble began (-1: unknown)."""

    at: int
    problem: str
    context: int = -1


# A block larger than this is data rather than metadata; it is left alone and said to be.
LIMIT = 256 * 1024
# Parsers recurse; what nests deeper than this is an attack or an accident.
DEEPEST = 64
