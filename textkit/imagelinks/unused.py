"""Unused: image files of a site that no text in it mentions.  They are listed, never deleted."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from textkit.decoding import decode
from textkit.errors import UserError
from textkit.tree.files import binary, load

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMED = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|svg|avif|ico|tiff?|heic)\Z", re.IGNORECASE)
# A name as any language may write it: the last step of a path, be it percent-encoded.
NAME = re.compile(r"[^\s/\\\"'()<>\[\]{}|=,;`]+\.(?:jpe?g|png|gif|webp|bmp|svg|avif|ico|tiff?|heic)\b", re.IGNORECASE)
# Names with white space or brackets in them, which NAME cannot tell from the text around them.
LOOSE = re.compile(r"[\s()\[\]{}=,;'`|]")


def unused(root: Path) -> Iterator[Path]:
    """Yield the image files below *root* whose name stands in no text file below it, sorted.

    Any mention counts, in whatever language and folder, so that what is listed has a good chance to be unused.
    """
    pictures, texts = list[Path](), list[Path]()
    for folder, folders, found in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(found):
            (pictures if NAMED.search(name) else texts).append(Path(folder, name))
    mentioned, loose = set[str](), {path.name.lower() for path in pictures if LOOSE.search(path.name)}
    for text in (*texts, *(path for path in pictures if path.suffix.lower() == ".svg")):
        said = _text(text)
        mentioned |= {unquote(hit[0]).lower() for hit in NAME.finditer(said)}
        mentioned |= {name for name in loose - mentioned if name in unquote(said).lower()}
    yield from (path for path in pictures if path.name.lower() not in mentioned)


def _text(path: Path) -> str:
    """Return the text of *path*; nothing if it is none."""
    try:
        data = load(path)
        return "" if binary(data) else decode(data).text
    except UserError:
        return ""
