"""Decoding: bytes to text, whatever the encoding.  The only module that imports chardet.

Called by ``files`` and as ``textkit.decode``.
"""

from __future__ import annotations

from typing import NamedTuple

from textkit.errors import UserError

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


class Loss(NamedTuple):
    """Bytes that could not be decoded: where they stood in the input, and what they were."""

    start: int
    data: bytes


class Source(NamedTuple):
    """A decoded input, and how its bytes looked, so that they can be given back.

    ``newline`` is ``"\\n"``, ``"\\r\\n"``, ``"\\r"``, ``"mixed"`` or ``""`` (one line);
    ``confidence`` is between 0 and 1; each entry of ``losses`` stands as U+FFFD in ``text``.
    """

    text: str
    encoding: str
    bom: bytes
    newline: str
    confidence: float
    losses: tuple[Loss, ...] = ()


def decode(data: bytes, *, encoding: str | None = None) -> Source:
    """Decode *data*, in *encoding* if one is given and otherwise in the one that its bytes speak for.

    Raises ``UserError`` if there is no codec called *encoding*.
    """
    bom, spoken = next(((b, name) for b, name in BOMS if data.startswith(b)), (b"", None))
    name, confidence = (encoding or spoken, 1.0) if encoding or spoken else _detected(data)
    body = data[len(bom) :]
    try:
        text = body.decode(name or "utf-8", "replace")
    except LookupError:
        raise UserError(f"unknown encoding {name!r}; try a codec name of Python, such as gb18030") from None
    return Source(text, name or "utf-8", bom, newline_of(text), confidence)


def _detected(data: bytes) -> tuple[str, float]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        import chardet

        answer = chardet.detect(data)
        return answer["encoding"] or "utf-8", float(answer["confidence"] or 0)
    return "utf-8", 1.0


def newline_of(text: str) -> str:
    """Return how the lines of *text* end."""
    feeds, pairs = text.count("\n"), text.count("\r\n")
    if feeds and pairs == feeds:
        return "\r\n"
    if pairs:
        return "mixed"
    return "\n" if feeds else "\r" if "\r" in text else ""
