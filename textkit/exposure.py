"""Exposure: edits after which a part of the text would no longer be protected.

Called by ``aftermath``.  Rules that have run already left that part alone, and would find something in it the next
time.  Costs nothing where nothing is protected, and else one scan that the next rule needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document
    from textkit.edit import Edit
    from textkit.regions import Region


def covered(doc: Document, edits: Sequence[Edit], after: Document) -> Sequence[Edit]:
    """Return those of *edits* that neither reach into a region that *after*, which they make, exposes, nor touch it.

    None of them, if it is not they that expose it.
    """
    if _within_front_matter(doc, edits, after):
        return edits
    bare = _exposed(doc, edits, after)
    if not bare:
        return edits
    away = _away_from(bare, edits)
    return away if len(away) < len(edits) else []


def _within_front_matter(doc: Document, edits: Sequence[Edit], after: Document) -> bool:
    """Say whether *edits* change nothing but the metadata, so that the rest need not be scanned."""
    head = doc.front_matter
    if not head or edits[-1].end > head.end or not after.front_matter:
        return False
    return len(doc.text) - head.end == len(after.text) - after.front_matter.end


def _exposed(doc: Document, edits: Sequence[Edit], after: Document) -> list[Region]:
    """Return the regions of *doc* of which something stays that is not protected in *after*."""
    bare: list[Region] = []
    i, regions = 0, after.regions if doc.regions else []
    for start, end, region in _left(doc.regions, edits):
        at = start
        while at < end:
            while i < len(regions) and regions[i].end <= at:
                i += 1
            if i == len(regions) or regions[i].start > at:
                bare.append(region)
                break
            at = regions[i].end
    return bare


def _left(regions: Sequence[Region], edits: Sequence[Edit]) -> Iterator[tuple[int, int, Region]]:
    """Yield what *edits* leave of *regions*, each part placed in the text behind them."""
    i = shift = 0
    for region in regions:
        at = region.start
        while i < len(edits) and edits[i].start < region.end:
            edit = edits[i]
            if edit.start > at:
                yield at + shift, edit.start + shift, region
            if edit.end > region.end:
                at = region.end
                break  # it reaches into the next region as well
            at = max(at, edit.end)
            shift += len(edit.new) - (edit.end - edit.start)
            i += 1
        if at < region.end:
            yield at + shift, region.end + shift, region


def _away_from(regions: Sequence[Region], edits: Sequence[Edit]) -> list[Edit]:
    """Return those of *edits* that neither reach into one of *regions* nor touch it; both are sorted."""
    away: list[Edit] = []
    i = 0
    for edit in edits:
        while i < len(regions) and regions[i].end < edit.start:
            i += 1
        if i == len(regions) or regions[i].start > edit.end:
            away.append(edit)
    return away
