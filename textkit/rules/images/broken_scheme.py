from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.edit import tight
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.images._glance import glance
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# Misspelled schemes, or misspelled separators behind a good one, before a whole host name and a slash.
SCHEME = compiled(
    r"(?:h{1,2}t{1,3}p{1,2}|h{0,2}t{1,2}p|hpt{1,2}|hthp)(?P<s>s{0,2})(?:[:：;；]{0,2}/{1,3}|//[:：]|\.//|[:：;；])"
    r"(?=(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?/)",
    re.IGNORECASE,
)
# A scheme before another one, with no host between them.
DOUBLED = compiled(r"(?:https?:?/{0,2})+(?=https?:?//)", re.IGNORECASE)


@rule(
    risk="safe",
    clue=glance,
    about=("destination", "url", "html", "shortcode"),
    wakes=("encoding", "glosses", "images"),
)
def broken_scheme(doc: Document) -> Iterator[Edit]:
    """Mend the scheme of an image's URL where it was mistyped, cut or doubled.

    Only what can be nothing else: a known slip before a whole host name. `hxxp`, which is meant to be
    broken, stays.

    ```diff
    - ![](ttps://a.example/1.png) ![](hhttp://a.example/2.png) ![](https:/a.example/3.png)
    + ![](https://a.example/1.png) ![](http://a.example/2.png) ![](https://a.example/3.png)
    ```
    ```diff
    - <img src="https://http://a.example/4.png"> ![](https：//a.example/5.png)
    + <img src="http://a.example/4.png"> ![](https://a.example/5.png)
    ```
    ```diff
    - ![](https//:a.example/8.png) ![](https.//a.example/9.png) ![](https://https//a.example/10.png)
    + ![](https://a.example/8.png) ![](https://a.example/9.png) ![](https://a.example/10.png)
    ```
    ```keep
    ![](http:/images/logo.png) ![](hxxp://a.example/6.png) ![](/https/a.example/7.png)
    ```
    """
    if not any(_mended(doc.text[image.url_start : image.url_end]) for image in glance(doc)):
        return
    places = {(image.url_start, image.url_end) for image in images(doc) if image.url}
    for start, end in sorted(places):
        if mended := _mended(doc.text[start:end]):
            yield tight(start, *mended, "broken scheme")


def _mended(url: str) -> tuple[str, str] | None:
    """Return the beginning of *url* that is wrong, and what it should be."""
    doubled = DOUBLED.match(url)
    old = doubled[0] if doubled else ""
    rest = SCHEME.match(url, len(old))
    new = f"http{'s' if rest['s'] else ''}://" if rest else ""
    old += rest[0] if rest else ""
    return (old, new) if old != new else None
