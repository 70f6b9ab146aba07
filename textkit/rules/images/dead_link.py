from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.rule import rule
from textkit.rules.images._facts import applied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

WHYS = ("server says that it is gone", "server says that it has moved")


@rule(
    risk="lossy",
    opt_in=True,
    about=("destination", "url", "html", "shortcode"),
    wakes=("encoding", "glosses", "images"),
)
def dead_link(
    doc: Document, *, gone: tuple[str, ...] = (), moved: tuple[str, ...] = (), keep_alt: bool = False
) -> Iterator[Edit]:
    """Remove images that their server no longer has, and follow those that have moved for good.

    The text does not tell, so the facts are options: `gone` are URLs that answered 404 or 410, `moved` pairs
    `old->new` of permanent redirects. `textkit images --online` asks the servers. `keep_alt` leaves the
    alternative text.

    ```diff gone=https://a.example/1.png
    - before
    -
    - [![](https://a.example/1.png)](https://a.example/)
    -
    - after
    + before
    +
    + after
    ```
    ```diff moved=http://a.example/2.png->https://b.example/2.png
    - ![map][m]
    -
    - [m]: http://a.example/2.png "Map"
    + ![map][m]
    +
    + [m]: https://b.example/2.png "Map"
    ```
    ```keep gone=https://a.example/1.png
    ![](https://a.example/1.png?x) https://a.example/1.png
    ```
    """
    return iter(applied(doc, gone, moved, WHYS, keep="alt" if keep_alt else ""))
