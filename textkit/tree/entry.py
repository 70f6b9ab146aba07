"""Entry: what one run did to one file: every edit, and what else it takes to give the bytes back.

Made by ``batch`` when there is a log; ``journal`` keeps entries, ``undo`` acts on them.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from typing import TYPE_CHECKING, NamedTuple

from textkit.document import Document
from textkit.edit import Edit, apply
from textkit.errors import UserError
from textkit.tree.files import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.pipeline import Finding
    from textkit.tree.examine import Examined


class Change(NamedTuple):
    """One edit of the file as it was: at ``start`` (characters), ``old`` became ``new``."""

    start: int
    line: int
    column: int
    old: str
    new: str
    rules: tuple[str, ...]
    why: str


class Entry(NamedTuple):
    """What one run did to ``file``.

    ``before`` and ``after`` are SHA-256 of its bytes, ``encoding`` and ``bom`` (hex) how it was, ``written`` the
    encoding it has since, ``kept`` whether its mark is still there.  ``data`` holds the original bytes (zlib, base64)
    where the edits alone could not give them back; else it is empty.
    """

    file: str
    before: str
    after: str
    encoding: str
    bom: str
    newline: str
    written: str
    kept: bool
    edits: tuple[Change, ...]
    data: str = ""


def sha(data: bytes) -> str:
    """Return how an entry names *data*."""
    return hashlib.sha256(data).hexdigest()


def entered(file: str, seen: Examined) -> Entry:
    """Return the entry for *file*, proved to give its old bytes back from the new ones."""
    data, fresh, source = seen.data, seen.fresh, seen.source
    kept = bool(source.bom) and fresh.startswith(source.bom)
    written = seen.plan.transcode or source.encoding
    edits = tuple(_changes(source.text, seen.result.edits, seen.findings))
    short = Entry(file, sha(data), sha(fresh), source.encoding, source.bom.hex(), source.newline, written, kept, edits)
    try:
        if restored(short, fresh) == data:
            return short
    except UserError:
        pass  # bytes that were undecodable, or an encoding of more than one
    return short._replace(data=base64.b64encode(zlib.compress(data)).decode())


def _changes(text: str, edits: Sequence[Edit], findings: Sequence[Finding]) -> Iterator[Change]:
    """Yield each of *edits* with the rules that had a part in it."""
    page, left = Document(text), sorted((f for f in findings if f.new is not None), key=lambda f: f.start, reverse=True)
    near: list[Finding] = []
    for start, end, new, why in edits:
        while left and left[-1].start <= end:
            near.append(left.pop())
        near = [finding for finding in near if finding.end >= start]
        rules = tuple(dict.fromkeys(finding.rule for finding in near if finding.start <= end))
        reasons = dict.fromkeys(finding.why for finding in near if finding.start <= end)
        yield Change(start, *page.place(start), text[start:end], new, rules, "; ".join(reasons) or why)


def restored(entry: Entry, fresh: bytes) -> bytes:
    """Return the bytes that *entry* says became *fresh*; raises ``UserError`` where it does not say."""
    try:
        if entry.data:
            return _unpacked(entry.data)
        bom = bytes.fromhex(entry.bom)
        text = fresh[len(bom) * entry.kept :].decode(entry.written)
        return bom + apply(text, _backward(text, entry.edits)).encode(entry.encoding)
    except (ValueError, LookupError, zlib.error) as error:
        raise UserError(f"the journal does not fit the file: {error}") from None


def _backward(text: str, changes: Sequence[Change]) -> list[Edit]:
    """Return the edits that undo *changes*, once each is known to be where it says in *text*."""
    edits, shift = [], 0
    for change in changes:
        at = change.start + shift
        if text[at : at + len(change.new)] != change.new:
            raise ValueError(f"no {change.new[:20]!r} at {at}")
        edits.append(Edit(at, at + len(change.new), change.old, change.why))
        shift += len(change.new) - len(change.old)
    return edits


def _unpacked(packed: str) -> bytes:
    """Return the bytes in *packed*, of which a stranger may have made a bomb."""
    machine = zlib.decompressobj()
    data = machine.decompress(base64.b64decode(packed, validate=True), LIMIT)
    if not machine.eof:
        raise ValueError("its data are cut off or too many")
    return data
