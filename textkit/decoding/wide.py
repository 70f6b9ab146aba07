"""UTF-16 and UTF-32 without a byte-order mark, by where their zero bytes stand."""

from __future__ import annotations

from collections import Counter

_HEAD = 1 << 16  # bytes; text in these encodings has zeros all along
_SHORT = 16  # bytes, in which a zero or two may be anything


def by_zeros(data: bytes) -> str | None:
    """Return the encoding that the zeros of *data* speak for.

    UTF-32 has two in every four bytes, always at the same places; UTF-16 has one in each ASCII character, so
    that nearly all are at even or nearly all at odd places, and the other bytes there are those of one script.
    """
    if b"\0" not in data:
        return None
    middle = (len(data) - _HEAD) // 8 * 4
    head = data if middle <= 0 else data[: _HEAD // 2] + data[middle : middle + _HEAD // 2]
    quarter = max(1, len(head) // 4)
    zeros = [head[i::4].count(0) / quarter for i in range(4)]
    return _of_four(zeros) or _of_two(zeros, 0.4 if len(head) >= _SHORT else 0.8) or _of_a_script(head)


def _of_four(zeros: list[float]) -> str | None:
    if min(zeros[3], zeros[2]) > 0.8 and zeros[0] < 0.3:
        return "utf-32-le"
    return "utf-32-be" if min(zeros[0], zeros[1]) > 0.8 and zeros[3] < 0.3 else None


def _of_two(zeros: list[float], enough: float) -> str | None:
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > enough and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > enough and odd < 0.05 else None


def _of_a_script(head: bytes) -> str | None:
    """Tell UTF-16 of another alphabet: the upper bytes are zero (spaces, digits) or that of its block."""
    for name, upper in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        common = Counter(upper).most_common(2)
        if len(head) >= _SHORT and sum(count for _, count in common) > 0.9 * len(upper) and upper.count(0):
            text = head[: len(head) & ~1].decode(name, "replace")
            if all(character.isprintable() or character in "\t\r\n" for character in text):
                return name
    return None
