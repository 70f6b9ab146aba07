"""Spelling: the URL that a run of image links spells, where a script took a string for a list of images.

A page that hands ``"http://…/a.jpg"`` to code that wants a list of URLs gets one image a character, and the crawler
resolves each against the page: most become ``<parent>/<character>``; ``/`` becomes the root of the host, and ``.``
the parent directory itself (RFC 3986, 5.4).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HOST = compiled(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*")
# What an image's URL may be, in full or as a path; hosts and schemes may lack slashes that the pieces lost.
SCHEME = r"https?:/{1,2}(?=[a-z0-9])"
WHOLE = compiled(rf"{SCHEME}[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?/[^\s<>\"'()\[\]\\]+", re.IGNORECASE)
PATH = compiled(
    r"/{0,2}[^\s<>\"'()\[\]\\:?]+\.(?:jpe?g|png|gif|webp|bmp|svg|avif|tiff?)(?:\?[^\s<>\"'()]*)?", re.IGNORECASE
)
# Where one URL ends and the next, glued to it, begins.
GLUED = compiled(r"(?=https?:/)", re.IGNORECASE)
# In a run whose parent is the root itself, "/" and "." look alike until the whole is seen.
EITHER = "\0"


class Piece(NamedTuple):
    """What one link of a run says: the directory it stands in, and the piece of URL behind it."""

    parent: str
    unit: str


def piece(url: str) -> Piece:
    """Return *url* as a piece of a longer one: its directory and what stands behind it."""
    from urllib.parse import unquote

    host = HOST.match(url)
    root = host[0] if host else ""
    path = url[len(root) :]
    if path in ("", "/") and url:
        return Piece(f"{root}/", "/")
    parent, slash, last = path.rpartition("/")
    return Piece(f"{root}{parent}{slash}", unquote(last) or ".")


def spelled(urls: Sequence[str]) -> list[str]:
    """Return the URLs that *urls* spell together, forward or reversed; none if they spell no URL."""
    pieces = [piece(url) for url in urls]
    parent = max((p.parent for p in pieces), key=len)
    if not all(parent.startswith(p.parent) for p in pieces):
        return []
    at_root = HOST.fullmatch(parent.removesuffix("/"))
    units = [EITHER if at_root and p.unit == "/" else p.unit for p in pieces]
    host = parent.partition("//")[2].partition("/")[0]
    for word in _readings(units):
        if found := _urls(_settled(word, host)):
            return found
    return []


def _readings(units: Sequence[str]) -> Iterator[str]:
    """Yield what *units* may say: characters or whole segments, forward or reversed."""
    for order in (units, units[::-1]):
        yield "".join(order)
        yield "/".join(unit for unit in order if unit not in "/.")


def _settled(word: str, host: str) -> str:
    """Return *word* with each dot or slash that cannot be told apart as what its place asks for."""
    if EITHER not in word:
        return word
    scheme, _, rest = word.partition(f":{EITHER}{EITHER}")
    if rest.replace(EITHER, ".").startswith(f"{host}."):
        word = f"{scheme}://{host}{rest[len(host) :]}"
    stem, _, ending = word.rpartition(EITHER)
    return f"{stem.replace(EITHER, '/')}.{ending}"


def _urls(word: str) -> list[str]:
    """Return the URLs in *word*, which may hold several glued together, if it is nothing but URLs."""
    words = [part for part in GLUED.split(word) if part]
    if all(WHOLE.fullmatch(part) for part in words):
        return [re.sub(r":/+", "://", part, count=1) for part in words]
    return [word] if PATH.fullmatch(word) else []
