from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.images._glance import glance
from textkit.rules.images._hosts import is_beacon
from textkit.rules.images._markup import attributes
from textkit.rules.images._prune import removals
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit
    from textkit.rules.images._image import Image

# A width or a height of no or one pixel: an attribute's value, or as style.
TINY = compiled(r"\s*0*[01](?:\.0+)?(?:px)?\s*")
TINY_STYLE = compiled(r"(?:^|[;\s])(width|height)\s*:\s*[01]px", re.IGNORECASE)


@rule(risk="safe", clue=glance, about=("destination", "url", "html"), wakes=("encoding", "glosses", "images"))
def tracking_pixel(doc: Document) -> Iterator[Edit]:
    """Remove images that nobody can see: tracking pixels of one by one, and known beacons.

    What a beacon is says a list of services (`beacons.txt`), never a word in a URL. A link around it goes with
    it if it then holds nothing.

    ```diff
    - The end.![](https://www.google-analytics.com/collect?v=1&tid=UA-1)
    -
    - [![](//pixel.wp.com/b.gif?host=a.example)](https://a.example/)
    + The end.
    ```
    ```diff
    - <p>text<img src="https://t.example/u.gif" width="1" height="1" alt=""></p>
    + <p>text</p>
    ```
    ```keep
    ![](https://pixel.example/tracking/beacon.png)

    <img src="/line.png" width="600" height="1">
    ```
    """
    if not any(_unseen(doc, image) for image in glance(doc)):
        return iter(())
    return removals(doc, [(image, why) for image in images(doc) if (why := _unseen(doc, image))])


def _unseen(doc: Document, image: Image) -> str:
    """Return why *image* cannot be seen, or nothing."""
    if is_beacon(image.url):
        return "known beacon"
    if image.form != "html":
        return ""
    found = attributes(doc.text, image.start + 4, image.end - 1)
    tiny: set[str] = {name for name in ("width", "height") if name in found and TINY.fullmatch(found[name].value)}
    if "style" in found:
        tiny |= {hit[1].lower() for hit in TINY_STYLE.finditer(found["style"].value)}
    return "image of one pixel" if len(tiny) == 2 else ""
