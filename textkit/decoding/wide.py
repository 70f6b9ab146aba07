"""UTF-16 and UTF-32 without a byte-order mark, by where their zero bytes stand."""

from __future__ import annotations

_HEAD = 1 << 16  # bytes; text in these encodings has zeros all along

_SHORT = 16  # bytes, in which a zero or two may be anything


def by_zeros(data: bytes) -> str | None:
    """Return the encoding that the zeros of *data* speak for.

    UTF-32 has two in every four bytes, always at the same places; UTF-16 has one in each ASCII character, so
    that nearly all are at even or nearly all at odd places.
    """
    middle = (len(data) - _HEAD) // 8 * 4
    head = data if middle <= 0 else data[: _HEAD // 2] + data[middle : middle + _HEAD // 2]
    if b"\0" not in head:
        return None
    quarter = max(1, len(head) // 4)
    zeros = [head[i::4].count(0) / quarter for i in range(4)]
    if min(zeros[3], zeros[2]) > 0.8 and zeros[0] < 0.3:
        return "utf-32-le"
    if min(zeros[0], zeros[1]) > 0.8 and zeros[3] < 0.3:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    enough = 0.8 if len(head) >= _SHORT else 1.6
    if odd > enough and even < 0.1:
        return "utf-16-le"
    if even > enough and odd < 0.1:
        return "utf-16-be"
    return None
