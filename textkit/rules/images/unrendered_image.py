from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Note
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.images._image import Image
from textkit.rules.images._markup import visible
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# What was meant to be an image: brackets, and behind them a parenthesis that holds white space, stands apart or does
# not close on its line.
MEANT = compiled(r"!\[[^\[\]\n]*+\](?P<apart>[ \t]*+)\((?P<url>[^()\n]*+)(?P<close>\))?")


@rule(risk="safe", opt_in=True)
def unrendered_image(doc: Document) -> Iterator[Edit | Note]:
    """Notice images that CommonMark does not render: their source is what readers see.

    White space in the URL, a parenthesis that is missing or stands apart, or an HTML block, in which no
    Markdown is read. Generators differ here, so nothing is changed.

    ```note
    ![a map](the map.png)
    ```
    ```note
    ![a map] (map.png)
    ```
    ```note
    <div>
    ![a map](map.png)
    </div>
    ```
    ```keep
    ![a map](<the map.png>) ![a map](map.png "the map") `![](a b)` ![note] ![]
    ```
    """
    if "![" not in doc.text:
        return
    found = images(doc)
    known = {image.start for image in found}
    meant = [
        Image(*hit.span(), *hit.span("url"), hit["url"], _cause(hit), "inline")
        for hit in MEANT.finditer(doc.text)
        if hit.start() not in known
    ]
    raw = [image._replace(alt="in an HTML block") for image in found if not image.rendered]
    for image in sorted([*visible(doc, meant), *raw]):
        yield Note(image.start, image.end, f"CommonMark renders no image: {image.alt}")


def _cause(hit: re.Match[str]) -> str:
    if hit["apart"]:
        return "space before the parenthesis"
    return "white space in the URL" if hit["close"] else "the parenthesis does not close"
