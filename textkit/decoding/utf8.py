"""UTF-8 that is not quite: a few bad bytes among many good sequences do not make it another encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A whole character of two, three or four bytes.
_WHOLE = re.compile(rb"([\xc2-\xdf][\x80-\xbf])|([\xe0-\xef][\x80-\xbf]{2})|[\xf0-\xf4][\x80-\xbf]{3}")
_MANY = 4
_REPLACEMENT = "\ufffd".encode()
# Nats in favour of UTF-8.  In Chinese in another encoding, one pair in six and one triple in fifty are well-formed by
# chance; a byte that is not speaks against it, as damage is rare; zeros have no place in it at all.
_PAIR, _TRIPLE, _QUADRUPLE, _BAD = 1.7, 4.0, 6.0, -5.0


def utf8_evidence(pieces: Iterable[bytes]) -> float:
    """Return by how many nats *pieces* speak for UTF-8 with some bad bytes, and against another encoding."""
    data = b"\n".join(pieces)
    kinds = _WHOLE.findall(data)
    pairs, triples = sum(1 for pair, _ in kinds if pair), sum(1 for _, triple in kinds if triple)
    bad = data.decode("utf-8", "replace").count("\ufffd") - data.count(_REPLACEMENT) + data.count(b"\0")
    return _PAIR * pairs + _TRIPLE * triples + _QUADRUPLE * (len(kinds) - pairs - triples) + _BAD * bad


def is_utf8(line: bytes) -> bool:
    """Tell whether *line* is UTF-8 and not by chance: of lines in another encoding less than one in a thousand is."""
    return len(_WHOLE.findall(line)) >= _MANY and reads(line, "utf-8")


def reads(data: bytes, encoding: str) -> bool:
    """Tell whether *data* decodes without loss."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
