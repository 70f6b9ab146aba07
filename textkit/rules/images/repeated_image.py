from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from textkit.rule import rule
from textkit.rules.images._prune import removals
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit


@rule(
    risk="lossy",
    opt_in=True,
    about=("destination", "url", "html", "shortcode"),
    wakes=("encoding", "glosses", "images"),
)
def repeated_image(
    doc: Document, *, times: int = 6, stay: Literal["first", "none"] = "first", keep_alt: bool = False
) -> Iterator[Edit]:
    """Remove images that one document shows again and again.

    They are dividers, bullets and outlines of copied code. From `times` on (default 6, never less than 2), the
    first stays unless `stay` is `none`; `keep_alt` leaves the alternative text.

    ```diff times=2
    - a ![-](/dot.gif) b ![-](/dot.gif) c
    + a ![-](/dot.gif) b c
    ```
    ```diff times=2 stay=none keep_alt=yes
    - a ![-](/dot.gif) b ![-](/dot.gif) c
    + a - b - c
    ```
    ```keep times=3
    a ![-](/dot.gif) b ![-](/dot.gif) c
    ```
    """
    found = [image for image in images(doc) if image.url]
    counts = Counter(image.url for image in found)
    often = {url for url, count in counts.items() if count >= max(2, times)}
    seen = set() if stay == "first" else set(often)
    doomed = []
    for image in found:
        if image.url in often and image.url in seen:
            doomed.append((image, f"image shown {counts[image.url]} times"))
        seen.add(image.url)
    return removals(doc, doomed, keep_alt=keep_alt)
