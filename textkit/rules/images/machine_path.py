from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.images._prune import removals
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# Paths and addresses that mean something on one machine only: drives, home folders, temporary and local servers.
LOCAL = compiled(
    r"file:|blob:|[a-z]:[\\/]|\\\\[\w.-]+\\|~[\\/]|/Users/[^/]+/|/home/[^/]+/[^/]+/|/var/folders/|/private/var/|/mnt/[a-z]/Users/"
    r"|(?:https?:)?//(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\])(?=[:/]|\Z)",
    re.IGNORECASE,
)


@rule(
    risk="lossy",
    opt_in=True,
    about=("destination", "url", "html", "shortcode"),
    wakes=("encoding", "glosses", "images"),
)
def machine_path(doc: Document, *, keep_alt: bool = False) -> Iterator[Edit]:
    """Remove images that only the machine they were written on can show.

    `keep_alt` leaves the alternative text.

    ```diff
    - before
    -
    - ![](C:\\Users\\me\\1.png)
    -
    - ![](file:///home/me/2.png)
    -
    - after
    + before
    +
    + after
    ```
    ```diff keep_alt=yes
    - <img src="http://localhost:1313/map.png" alt="a map">
    + a map
    ```
    ```keep
    ![](/home/banner.png) ![](https://localhost.example/1.png) ![](c.png)
    ```
    """
    doomed = [(image, "path of one machine") for image in images(doc) if LOCAL.match(image.url)]
    return removals(doc, doomed, keep_alt=keep_alt)
