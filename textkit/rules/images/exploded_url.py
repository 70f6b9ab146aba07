from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textkit.edit import Edit, Note
from textkit.rule import rule
from textkit.rules.images._blank import gap
from textkit.rules.images._glance import glance
from textkit.rules.images._scan import neighbours
from textkit.rules.images._spelling import piece, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document
    from textkit.rules.images._image import Image

# Fewer letters spell nothing that could not be chance.
FEWEST = 8
DISTINCT = 3
# A URL cut at its slashes begins with one of these.
SCHEMES = ("http:", "https:")


@rule(risk="safe", clue=glance, about=("destination", "url", "html"), wakes=("encoding", "glosses", "images"))
def exploded_url(doc: Document) -> Iterator[Edit | Note]:
    """Put back together an image's URL that was exploded into one link a character.

    A script that takes a string for a list makes one image of each character, and the crawler resolves each against
    the page, so that `/` turns into the root of the host and `.` into the parent directory. The run spells one URL
    (or several, glued), forward or backwards; the one link that it stood for takes its place, and where the run
    stood between blank lines, one remains on either side. A run that spells no URL is noted.

    ```diff
    - ![p](http://a.example/n/g)![p](http://a.example/n/n)![p](http://a.example/n/p)![p](http://a.example/n/)
    - ![p](http://a.example/n/7)![p](http://a.example/)![p](http://a.example/n/e)![p](http://a.example/n/l)
    - ![p](http://a.example/n/p)![p](http://a.example/n/m)![p](http://a.example/n/a)![p](http://a.example/n/x)
    - ![p](http://a.example/n/e)![p](http://a.example/n/)![p](http://a.example/n/b)![p](http://a.example/)
    - ![p](http://a.example/)![p](http://a.example/n/:)![p](http://a.example/n/p)![p](http://a.example/n/t)
    - ![p](http://a.example/n/t)![p](http://a.example/n/h)
    + ![p](http://b.example/7.png)
    ```
    ```diff
    - ![](http://a.example/)![](http://a.example/day/u)![](http://a.example/day/p)
    - ![](http://a.example/)![](http://a.example/day/c)![](http://a.example/day/1)
    - ![](http://a.example/day/)![](http://a.example/day/j)![](http://a.example/day/p)
    - ![](http://a.example/day/g)
    + ![](/up/c1.jpg)
    ```
    ```diff
    - ![](/day/https:)
    - ![](/day/b.example)
    - ![](/day/up)
    - ![](/day/c1.jpg)
    + ![](https://b.example/up/c1.jpg)
    ```
    ```keep
    ![](http://a.example/n/1) ![](http://a.example/n/2) ![](http://a.example/n/3) ![](http://a.example/n/4)
    ```
    ```note
    ![](/x/a) ![](/x/b) ![](/x/c) ![](/x/d) ![](/x/e) ![](/x/f) ![](/x/g) ![](/x/h) ![](/x/i) ![](/x/j) ![](/x/k)
    ```
    """
    if not _clue(glance(doc)):
        return
    for run in _runs(doc):
        found = spelled([image.url for image in run])
        if not found:
            yield Note(run[0].start, run[-1].end, f"{len(run)} image links with one character of a URL each")
            continue
        yield _together(doc.text, run, found)


def _clue(near: Sequence[Image]) -> bool:
    """Tell whether among *near* are links enough that go on with one character, or one with a scheme."""
    units = [unit_of(image) for image in near]
    return sum(len(unit) <= 1 for unit in units) >= FEWEST or any(scheme in units for scheme in SCHEMES)


def _together(text: str, run: Sequence[Image], urls: Sequence[str]) -> Edit:
    """Return the edit that puts one link for each of *urls* in the place of *run*."""
    first = run[0]
    head, foot = text[first.start : first.url_start], text[first.url_end : first.end]
    links = "\n\n".join(f"{head}{url}{foot}" for url in urls)
    start, end = (first.link or first).start, (run[-1].link or run[-1]).end
    whole = end + 1 if text.startswith("\n", end) else end
    space = gap(text, start, whole)
    new = space.before + links + text[end:whole] + space.after
    return Edit(space.left, space.right, new, f"{len(run)} image links that spell one URL")


def _runs(doc: Document) -> Iterator[list[Image]]:
    """Yield the runs of neighbours with one parent whose URLs go on with one character each, or with segments."""
    for group in neighbours(doc):
        for run in _of_one_parent(group):
            if any(unit_of(image) in SCHEMES for image in run):
                yield run
                continue
            for short, part in groupby(run, key=lambda image: len(unit_of(image)) <= 1):
                letters = list(part)
                if short and len(letters) >= FEWEST and len({image.url for image in letters}) >= DISTINCT:
                    yield letters


def _of_one_parent(group: Sequence[Image]) -> Iterator[list[Image]]:
    """Cut *group* where the parent changes; the root of a host belongs to any."""
    run: list[Image] = []
    parent = ""
    for image in group:
        part = piece(image.url)
        if run and part.unit != "/" and parent and part.parent != parent:
            yield run
            run, parent = [], ""
        run.append(image)
        parent = parent if part.unit == "/" else part.parent
    yield run


def unit_of(image: Image) -> str:
    """Return the last piece of the URL of *image*."""
    return piece(image.url).unit
