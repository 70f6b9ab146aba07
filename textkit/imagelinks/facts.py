"""Facts: what the disk and the servers say of a document's images, as the rules' options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textkit.imagelinks.local import look
from textkit.imagelinks.sites import site_of
from textkit.rules.images._facts import ARROW
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textkit.document import Document
    from textkit.imagelinks.online import Answer


def of_disk(doc: Document, path: Path) -> dict[str, Any]:
    """Return the options of ``missing-file`` for *doc*, the content of *path*."""
    file = path.absolute()
    seen = {image.url: look(image.url, file, site_of(file.parent)) for image in images(doc)}
    gone = tuple(url for url, local in seen.items() if local.state == "missing")
    return {"gone": gone, "moved": tuple(f"{url}{ARROW}{local.fix}" for url, local in seen.items() if local.fix)}


def of_servers(doc: Document, answers: Mapping[str, Answer], *, follow: bool) -> dict[str, Any]:
    """Return the options of ``dead-link`` for *doc*; with *follow*, moved images get their new URL."""
    urls = dict.fromkeys(image.url for image in images(doc) if image.url in answers)
    gone = tuple(url for url in urls if answers[url].verdict == "dead")
    moved = tuple(f"{url}{ARROW}{answers[url].target}" for url in urls if follow and answers[url].target)
    return {"gone": gone, "moved": moved}
