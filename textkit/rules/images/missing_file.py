from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.rule import rule
from textkit.rules.images._facts import applied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

WHYS = ("local file is missing", "local file has another name")


@rule(
    risk="lossy",
    opt_in=True,
    about=("destination", "url", "html", "shortcode"),
    wakes=("encoding", "glosses", "images"),
)
def missing_file(
    doc: Document, *, gone: tuple[str, ...] = (), moved: tuple[str, ...] = (), keep_alt: bool = False
) -> Iterator[Edit]:
    """Remove images whose local file is missing, and mend those whose name is misspelled.

    The text does not tell, so the facts are options: `gone` are URLs whose file is missing, `moved` pairs
    `old->new` (wrong case, wrong encoding). `textkit images --missing` looks them up on the disk as Hugo, Hexo and
    Jekyll do. `keep_alt` leaves the alternative text.

    ```diff gone=a.png,b.png moved=c.PNG->c.png
    - before ![the hall](a.png) after
    -
    - <img src="b.png">
    -
    - ![](c.PNG)
    + before after
    +
    + ![](c.png)
    ```
    ```diff gone=a.png keep_alt=yes
    - before ![the hall](a.png) after
    + before the hall after
    ```
    ```keep gone=a.png
    ![](b.png) [a](a.png) `![](a.png)`
    ```
    """
    return iter(applied(doc, gone, moved, WHYS, keep="alt" if keep_alt else ""))
