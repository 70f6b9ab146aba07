"""TOML from strangers, read by the standard library, but for what makes that recurse or take forever.

``tomllib`` takes the square of the parts of a dotted key: 100,000 of them in 200 KB take minutes.
"""

from __future__ import annotations

from typing import Any

from textkit.lazily import compiled

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
