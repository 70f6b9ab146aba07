"""TOML from strangers, read by the standard library, but for what makes that recurse or take forever.

``tomllib`` takes the square of the parts of a dotted key: 100,000 of them in 200 KB take minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textkit.active import ACTIVE
from textkit.lazily import compiled

if TYPE_CHECKING:
    import re

MOST = 64  # parts of a key
# A key of more parts.  It begins where no word goes on, and each part is taken as a whole: linear.
PART = r"(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+"
LONG = compiled(rf"(?<![\w-])(?:{PART}){{{MOST}}}")


def loads(text: str) -> dict[str, Any]:
    """Return what *text* says; raises ``tomllib.TOMLDecodeError`` if it is no TOML, or nests too deep."""
    import tomllib

    if text.count(".") > MOST and (key := LONG.search(text)):
        line = text.count("\n", 0, key.start()) + 1
        raise tomllib.TOMLDecodeError(f"a key of more than {MOST} parts (at line {line}, column 1)")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise tomllib.TOMLDecodeError("it nests too deep (at line 1, column 1)") from None


def string(text: str) -> str:
    """Return *text* as a basic string, which differs from JSON's in that more is escaped, and nothing in it acts.

    A surrogate, which TOML cannot name, becomes a question mark.
    """
    import json

    return ACTIVE.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(hit: re.Match[str]) -> str:
    code = ord(hit[0])
    return "?" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
