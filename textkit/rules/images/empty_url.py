from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.images._glance import glance
from textkit.rules.images._markup import attributes
from textkit.rules.images._prune import removals
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit
    from textkit.rules.images._image import Image

# Alternative text that editors put there and nobody wrote.
PLACEHOLDER_ALT = compiled(
    r"\s*(?:图|图片|圖|圖片|图像|配图|图片描述|在这里插入图片描述|请输入图片描述"
    r"|alt(?: text)?|image|img|photo|pic|picture)?"
    r"\s*\d{0,3}\s*",
    re.IGNORECASE,
)
# A tag with other attributes than these is there for a script.
INERT = frozenset({"src", "alt", "title", "width", "height", "border", "align", "/"})


@rule(risk="safe", clue=glance, about=("destination", "url", "html"), wakes=("encoding", "glosses", "images"))
def empty_url(doc: Document) -> Iterator[Edit]:
    """Remove an image without a URL that stands alone on its line.

    The line goes with it, and of the blank lines around it one remains. An image whose alternative text says
    something stays, for browsers show that; and so does a tag that a script may be looking for.

    ```diff
    - before
    -
    - ![]()
    -
    - after
    + before
    +
    + after
    ```
    ```diff
    - 上文
    - <img src="" alt="图片1" width="600">
    - 下文
    + 上文
    + 下文
    ```
    ```diff
    - [![]()](/gallery/) above
    -
    - [![image]()](/gallery/)
    + [![]()](/gallery/) above
    ```
    ```keep
    ![the map of the island]()

    Write `![]()` to begin with; a press on ![]() opens it.

    <img id="preview" src="">
    ```
    """
    if not any(_says_nothing(doc, image) for image in glance(doc)):
        return iter(())
    doomed = (image for image in images(doc) if _says_nothing(doc, image) and _alone(doc, image))
    return removals(doc, [(image, "image without a URL") for image in doomed])


def _says_nothing(doc: Document, image: Image) -> bool:
    """Tell whether *image* has no URL, and nothing for a reader or a script."""
    if image.url or not PLACEHOLDER_ALT.fullmatch(image.alt) or image.form not in {"inline", "html"}:
        return False
    return image.form != "html" or attributes(doc.text, image.start + 4, image.end - 1).keys() <= INERT


def _alone(doc: Document, image: Image) -> bool:
    """Tell whether nothing else is on the line of *image*, but for quotation marks and a link around it."""
    outer = image.link or image
    before, after = doc.line_at(outer.start), doc.line_at(outer.end)
    around = doc.text[before.start : outer.start] + doc.text[outer.end : after.end]
    if image.link:
        around += doc.text[image.link.text_start : image.start] + doc.text[image.end : image.link.text_end]
    return not around.strip(" \t\n\u3000>")
