"""Listing: every image link of a file with its place, its form and what is known of it, for people who pipe it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.active import ACTIVE
from textkit.imagelinks.local import REMOTE, look
from textkit.imagelinks.sites import site_of
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from textkit.document import Document
    from textkit.imagelinks.online import Answer
    from textkit.rules.images._image import Image

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Row(NamedTuple):
    """One image link; ``line`` counts from 1; ``status`` is one of those that the documentation of ``--list`` names."""

    file: str
    line: int
    form: str
    url: str
    alt: str
    status: str


def rows(doc: Document, path: Path, answers: Mapping[str, Answer]) -> Iterator[Row]:
    """Yield the image links of *doc*, the content of *path*; *answers* are those of the servers that were asked."""
    for image in images(doc):
        line, _ = doc.place(image.start)
        yield Row(str(path), line, image.form, image.url, image.alt, status(image, path, answers))


def status(image: Image, path: Path, answers: Mapping[str, Answer]) -> str:
    """Return what is known of *image*, which stands in *path*."""
    if not image.rendered:
        return "unrendered"
    if not image.url:
        return "empty"
    if image.url in answers:
        return answers[image.url].verdict
    file = path.absolute()
    return look(image.url, file, site_of(file.parent)).state


def remote(doc: Document) -> Iterator[str]:
    """Yield the URLs of *doc* that a server has to answer for, as they are written."""
    return (image.url for image in images(doc) if REMOTE.match(image.url))


def tsv(row: Row) -> str:
    """Return *row* as a line of six columns; tabs, line ends, backslashes and what could act are escaped in them."""
    return "\t".join(ACTIVE.sub(_escaped, str(cell).translate(ESCAPES)) for cell in row) + "\n"


def _escaped(hit: re.Match[str]) -> str:
    """Return the character as Python names it, but for the byte of a file name that is no UTF-8, which stays."""
    return hit[0] if "\udc80" <= hit[0] <= "\udcff" else hit[0].encode("unicode_escape").decode()
