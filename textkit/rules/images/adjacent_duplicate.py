from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.images._glance import glance
from textkit.rules.images._prune import removals
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit
    from textkit.rules.images._image import Image


SPACE = compiled(r"\s*+")  # matches anywhere


@rule(
    risk="safe",
    clue=glance,
    about=("destination", "url", "html", "shortcode"),
    wakes=("encoding", "glosses", "images"),
)
def adjacent_duplicate(doc: Document) -> Iterator[Edit]:
    """Remove an image that repeats the one right above it.

    Each must be alone on its line and written the same, but for blank lines; the first stays. Images side by
    side on a line may be a rating or a pattern, and stay.

    ```diff
    - ![view](/a.jpg)
    -
    - ![view](/a.jpg)
    -
    - text
    + ![view](/a.jpg)
    +
    + text
    ```
    ```keep
    ![*](/star.png)![*](/star.png)![*](/star.png)

    ![view](/a.jpg)

    ![the same view](/a.jpg)

    ![view](/a.jpg) at noon
    ```
    """
    if not _twice(doc.text, glance(doc)):
        return iter(())
    text = doc.text
    doomed = [
        other
        for one, other in pairwise(images(doc))
        if one.url == other.url
        and text[one.start : one.end] == text[other.start : other.end]
        and "\n" in (between := text[one.end : other.start])
        and not between.strip()
        and _alone(doc, one)
        and _alone(doc, other)
    ]
    return removals(doc, [(image, "the same image twice in a row") for image in doomed])


def _twice(text: str, near: list[Image]) -> bool:
    """Tell whether one of *near* stands again right below itself."""
    if len({image.url for image in near}) == len(near):
        return False
    starts = {image.start for image in near}
    for image in near:
        below = SPACE.match(text, image.end)
        if below and below.end() in starts and text.startswith(text[image.start : image.end], below.end()):
            return True
    return False


def _alone(doc: Document, image: Image) -> bool:
    """Tell whether nothing else is on the lines of *image*."""
    before, after = doc.line_at(image.start), doc.line_at(image.end)
    return not (doc.text[before.start : image.start] + doc.text[image.end : after.end]).strip()
