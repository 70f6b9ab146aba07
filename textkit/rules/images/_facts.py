"""Facts about images that their text cannot tell: which are gone, and which are found elsewhere.

A rule is a pure function of the text, so whoever has looked (at the disk, at the servers) hands them in as options.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rules.images._prune import removals
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document
    from textkit.rules.images._image import Image

ARROW = "->"
# What a Markdown destination or an attribute cannot hold as it is.
UNSAFE = compiled(r"[\s()<>\"'\\]")


def applied(doc: Document, gone: Sequence[str], moved: Sequence[str], whys: tuple[str, str], keep: str) -> list[Edit]:
    """Return the edits for images whose URL is one of *gone*, or the first half of a pair ``old->new`` in *moved*.

    *whys* are the reasons for either; *keep* is ``alt`` where the alternative text is to stay.
    """
    found = images(doc) if gone or moved else []
    lost = set(gone)
    doomed = [(image, whys[0]) for image in found if image.url in lost]
    pairs = dict(_pair(pair) for pair in moved)
    mended = list(_mended(found, {old: new for old, new in pairs.items() if old not in lost}, whys[1]))
    return sorted([*removals(doc, doomed, keep_alt=keep == "alt"), *mended])


def _pair(pair: str) -> tuple[str, str]:
    old, _, new = pair.partition(ARROW)
    return old, new


def _mended(found: Sequence[Image], pairs: dict[str, str], why: str) -> Iterator[Edit]:
    """Yield the edits that write the new URL wherever an old one is written; a definition only once."""
    places = {(image.url_start, image.url_end): pairs[image.url] for image in found if pairs.get(image.url)}
    for (start, end), new in places.items():
        yield Edit(start, end, UNSAFE.sub(lambda hit: f"%{ord(hit[0]):02X}", new), why)
