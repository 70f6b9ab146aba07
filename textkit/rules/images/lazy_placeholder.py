from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.images._glance import glance
from textkit.rules.images._markup import attributes
from textkit.rules.images._prune import removals
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.rules.images._image import Image

# Where lazy-loading scripts keep the real URL: lazysizes, jQuery Lazy Load, WordPress plugins, Zhihu, Echo.
REAL = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-original-src", "data-lazy", "data-echo")
# What they show meanwhile: nothing, an inline image, or a file that is named after its purpose.
PLACEHOLDER = compiled(
    r"|#|about:blank|data:image/[^\s]*"
    r"|(?:\S*/)?(?:img[-_])?(?:lazy|lazy[-_]?load|loading|loader|placeholder|blank|spacer|transparent|trans|gr[ea]y|empty"
    r"|pixel|1x1|1px)(?:[-_.]?(?:img|image|bg|icon|\d+x?\d*))?\.(?:gif|png|svg|jpe?g|webp)(?:\?\S*)?",
    re.IGNORECASE,
)
URL = compiled(r"[^\s{}<>\"']*[^\s{}<>\"'/:#][./][^\s{}<>\"']+")


@rule(risk="safe", clue=glance, about=("html", "url", "destination"), wakes=("encoding", "glosses", "images"))
def lazy_placeholder(doc: Document) -> Iterator[Edit]:
    """Put the real URL of a lazily loaded image in the place of its placeholder.

    A script would have done it; without the script the page shows a spinner. Where a converter made two images
    of one, the placeholder before the real image with the same alternative text goes.

    ```diff
    - <img src="/img/loading.gif" data-src="/2024/cat.jpg" alt="a cat">
    + <img src="/2024/cat.jpg" data-src="/2024/cat.jpg" alt="a cat">
    ```
    ```diff
    - <img data-original="https://a.example/cat.jpg">
    + <img src="https://a.example/cat.jpg">
    ```
    ```diff
    - ![a cat](data:image/gif;base64,R0lGODlhAQABAAAAACw=)![a cat](/2024/cat.jpg)
    + ![a cat](/2024/cat.jpg)
    ```
    ```keep
    <img src="/small.jpg" data-src="/large.jpg"> <img src="/loading.gif"> ![](/loading.gif)

    ![load](/loading.gif) and then ![load](/2024/cat.jpg)
    ```
    """
    if not any(_lazy(doc, image) for image in glance(doc)):
        return iter(())
    found = images(doc)
    shown = [*_filled(doc, found), *removals(doc, [(one, "lazy-load placeholder") for one in _doubled(doc, found)])]
    return iter(sorted(shown))


def _lazy(doc: Document, image: Image) -> bool:
    """Tell whether *image* may be a placeholder, or a tag that has one."""
    if image.form == "html":
        return "data-" in doc.text[image.start : image.end].lower()
    return image.form == "inline" and bool(image.url) and PLACEHOLDER.fullmatch(image.url) is not None


def _filled(doc: Document, found: list[Image]) -> Iterator[Edit]:
    """Yield the edits that give tags of *found* their real URL."""
    for image in found:
        if image.form != "html" or not _lazy(doc, image):
            continue
        given = attributes(doc.text, image.start + 4, image.end - 1)
        name = next((name for name in REAL if name in given and URL.fullmatch(given[name].value)), None)
        if name is None:
            continue
        real, shown = given[name], given.get("src")
        if shown is None and "srcset" not in given:
            head = doc.text[image.start : real.start].lower()  # which may make it longer, but not behind the name
            at = real.start - len(head) + head.rindex(name)
            yield Edit(at, at + len(name), "src", "lazily loaded image without a URL")
        elif shown and shown.value != real.value and PLACEHOLDER.fullmatch(shown.value):
            yield Edit(shown.start, shown.end, real.value, "lazy-load placeholder")


def _doubled(doc: Document, found: list[Image]) -> Iterator[Image]:
    """Yield the placeholders of *found* that stand right before the image that they stand for."""
    for one, other in pairwise(found):
        if one.form == other.form == "inline" and one.alt == other.alt and one.url and one.link == other.link:
            beside = not doc.text[one.end : other.start].strip()
            if beside and PLACEHOLDER.fullmatch(one.url) and not PLACEHOLDER.fullmatch(other.url):
                yield one
