"""UTF-8 that is not quite: a few bad bytes among many good sequences do not make it another encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A whole character of two, three or four bytes.
_WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


_MANY = 4
_REPLACEMENT = "\ufffd".encode()


def is_damaged_utf8(pieces: Iterable[bytes]) -> bool:
    """Tell whether *pieces* are UTF-8 with bad bytes: at least two whole characters, and thrice as many as bad bytes.

    In text of another encoding, well-formed sequences are the exception: two high bytes in a row fit in one of six.
    """
    good = bad = 0
    for piece in pieces:
        good += whole(piece)
        bad += piece.decode("utf-8", "replace").count("\ufffd") - piece.count(_REPLACEMENT)
    return good >= 2 and good >= 3 * bad


def is_utf8(line: bytes) -> bool:
    """Tell whether *line* is UTF-8 and not by chance: of lines in another encoding less than one in a thousand is."""
    return whole(line) >= _MANY and reads(line, "utf-8")


def whole(data: bytes) -> int:
    """Return how many characters beyond ASCII in *data* are well-formed UTF-8."""
    return len(_WHOLE.findall(data))


def reads(data: bytes, encoding: str) -> bool:
    """Tell whether *data* decodes without loss."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
