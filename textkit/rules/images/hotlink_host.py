from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.rule import rule
from textkit.rules.images._hosts import entries, is_of
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
def hotlink_host(
    doc: Document, *, hosts: tuple[str, ...] = (), spare: tuple[str, ...] = (), keep_alt: bool = False
) -> Iterator[Edit]:
    """Remove images on hosts that refuse them to other people's pages.

    The list is `hotlink_hosts.txt`; `hosts` adds to it, `spare` takes from it; `keep_alt` leaves the alternative text.

    ```diff
    - before
    - ![](https://mmbiz.qpic.cn/x/640?wx_fmt=png)
    - after
    + before
    + after
    ```
    ```diff hosts=img.example keep_alt=yes
    - ![a map](https://a.img.example/map.png)
    + a map
    ```
    ```keep
    ![](https://qpic.cn.example/x/640) ![](/mmbiz.qpic.cn/1.png)
    ```
    """
    refusing = tuple(host for host in (*entries("hotlink_hosts"), *hosts) if host not in spare)
    doomed = [(image, "host that refuses other pages") for image in images(doc) if is_of(image.url, refusing)]
    return removals(doc, doomed, keep_alt=keep_alt)
