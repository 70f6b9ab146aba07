"""Claims: lines whose own form says what kind of furniture they are, outside the article's body.

Called by the rule of each kind, and through ``_kinds`` by ``page_furniture``, which leaves these lines to them.  A
claim depends on the line and on the prose before and behind it.  A sentence that is claimed itself is no prose: so no
claim depends on a line that another rule takes away, and what the rules leave is at rest.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from textkit.document import Line
from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.regions import INLINE
from textkit.rules.boilerplate._cues import INSIDE, KINDS, START, WHOLE, Cue
from textkit.rules.boilerplate._endings import SENTENCE_END
from textkit.rules.boilerplate._glance import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textkit.document import Document
    from textkit.rules.boilerplate._shape import Shape, Shapes

# Rules that judge by all of a page or by two lines, where lines are taken here.
PAGE_WIDE = ("pinyin-gloss", "scattered-gloss", "adjacent-duplicate")
KIND = {kind: i for i, kind in enumerate(KINDS)}
LABEL = compiled(r"^[\s\u3000【\[（(<《*]*[^:：]{1,14}[:：]")  # 来源：…, (责编:…), Автор: …
DATED = compiled(r"\s*[^\s:：]{4,14}[:：]\s*(?:19|20)\d\d")  # 小城报发稿时间：2024-05-01
TRAIL = compiled(r"(?:[^>»›＞/|]{1,24}\s*(?:>>?|»|›|＞)\s*){1,6}[^>»›＞]{0,60}")  # A > B > C
# What a page that lost its tags does not have: headings, lists, quotes, fences, links, emphasis.
MARKUP = compiled(r"^(?:#{1,6}|[-*+>]|\d{1,2}\.) |^(?:```|~~~)|\]\(|\*\*|<!--", re.MULTILINE)
BLANK = compiled(r"(?:[^\S\n]*\n)*")  # matches at the beginning of a line, always


class Place(NamedTuple):
    """A line with cues, its shape, and whether prose stands before it and behind it."""

    line: Line
    shape: Shape
    after_prose: bool
    before_prose: bool


def written(doc: Document) -> bool:
    """Say whether somebody keeps the text as Markdown: what looks like a page's furniture there was put there.

    Front matter alone does not say so, since it may have been lifted from the page a moment ago.
    """
    head = doc.front_matter
    return doc.dialect == "markdown" or bool(head and MARKUP.search(doc.text, head.end))


def page_lines(doc: Document) -> list[Line]:
    """Return the lines of *doc* that are not blank and reach into no block that belongs to a machine."""
    make = tuple.__new__  # what Line(…) calls, without the Python function between
    texts = doc.text.split("\n")
    ends = accumulate(len(text) + 1 for text in texts)
    lines = [
        make(Line, (end - len(text) - 1, end, text))
        for text, end in zip(texts, ends, strict=True)
        if text and not text.isspace()
    ]
    if lines and lines[-1].end > len(doc.text):
        lines[-1] = lines[-1]._replace(end=len(doc.text))
    return [line for line in lines if not doc.protected(line.start, line.end, INLINE)] if doc.blocks else lines


def page_shapes(doc: Document) -> Shapes:
    """Return the shapes of the ``page_lines`` of *doc*; of lines that stood in the text before, those of then."""
    from textkit.rules.boilerplate._shape import shapes

    texts = [line.text for line in doc.fact(page_lines)]
    before = doc.earlier
    if before and before.knows(page_shapes):
        known = {line.text: i for i, line in enumerate(before.fact(page_lines))}
        places = [known.get(text, -1) for text in texts]
        if -1 not in places:
            return before.fact(page_shapes).only(places)
    return shapes(texts)


def claimed(doc: Document, kind: str, why: str) -> Iterator[Edit]:
    """Yield the edits that delete the lines of *kind*."""
    lines = [(line, why) for line, mine in doc.fact(claims) if mine == kind]
    return deletions(doc.text, lines) if lines else iter(())


def claims(doc: Document) -> list[tuple[Line, str]]:
    """Return every line of *doc* that a rule claims, with its kind; none of a text that somebody keeps as Markdown."""
    if written(doc) or doc.fact(plain):
        return []
    left = _left(doc)
    if left is not None:
        return left
    from textkit.rules.boilerplate._kinds import Kinds

    lines = doc.fact(page_lines)
    return [(lines[i], kind) for i, kind in Kinds(lines, doc.fact(page_shapes)).of(range(len(lines))).items()]


def _left(doc: Document) -> list[tuple[Line, str]] | None:
    """Return what is left of the claims on the text as it was before, where nothing but claimed lines went since.

    No claim depends on them.  ``None`` where anything else may have changed.
    """
    before = doc.earlier
    if not before or not before.knows(claims) or before.blocks or doc.blocks:
        return None
    edits, i, gone = doc.edits, 0, 0
    left: list[tuple[Line, str]] = []
    for (start, end, text), kind in before.fact(claims):
        if i == len(edits) or end <= edits[i].start:
            left.append((Line(start - gone, end - gone, text), kind))
        elif _is_line(before.text, edits[i], start, end):
            gone += edits[i].end - edits[i].start
            i += 1
        else:
            return None
    return left if i == len(edits) else None


def _is_line(text: str, edit: Edit, start: int, end: int) -> bool:
    """Say whether *edit* deletes the line ``[start, end)``, with blank lines perhaps, and nothing else."""
    around = text[edit.start : start] + text[end : edit.end]
    whole = edit.start <= start and end <= edit.end and text[max(0, edit.start - 1) : edit.start] in ("", "\n")
    return whole and not edit.new and not around.strip()


def deletions(text: str, lines: Iterable[tuple[Line, str]]) -> Iterator[Edit]:
    """Return an edit for each of *lines* that deletes it with the blank lines behind it (at the end, before it)."""
    make = tuple.__new__  # what Edit(…) calls, without the Python function between
    edits = [make(Edit, (line.start, _past_blank(text, line.end), "", why)) for line, why in lines]
    if edits and edits[-1].end == len(text):  # nothing is left behind them: no blank line either
        first = len(edits) - 1
        while first > 0 and edits[first - 1].end == edits[first].start:
            first -= 1
        above = len(text[: edits[first].start].rstrip())
        floor = edits[first - 1].end if first else 0
        edits[first] = edits[first]._replace(start=max(floor, above + 1) if above else 0)
    return iter(edits)


def _past_blank(text: str, at: int) -> int:
    """Return where the blank lines end that begin at *at*."""
    if not text[at : at + 1].isspace():
        return at
    blank = BLANK.match(text, at)
    return blank.end() if blank else at


def claim(place: Place) -> str:
    """Return the kind of furniture that the line is by its own form, or nothing."""
    if place.after_prose == place.before_prose or not place.shape.cues:
        return ""
    for kind, test in _tests(frozenset([cue.kind for cue in place.shape.cues])):
        if test(place):
            return kind
    return ""


@cache
def _tests(present: frozenset[int]) -> list[tuple[str, Callable[[Place], bool]]]:
    """Return the tests, in order, of a line with cues of the kinds *present*."""
    loose = LOOSE if present & {KIND[kind] for kind in TRAILED} else ""
    return [(kind, test) for kind, test in TESTS if KIND[kind] in present or kind == loose]


def _cues(*kinds: str, at: Iterable[int]) -> frozenset[Cue]:
    """Return the cues of *kinds* at these places in a line."""
    return frozenset(Cue(KIND[kind], place) for kind in kinds for place in at)


def _has(shape: Shape, wanted: frozenset[Cue]) -> bool:
    return not wanted.isdisjoint(shape.cues)


def _count(shape: Shape, *kinds: str) -> int:
    wanted = [KIND[kind] for kind in kinds]
    return len([cue for cue in shape.cues if cue.kind in wanted])


LEGAL = _cues("disclaimer", "footer", at=(START, WHOLE))


def legal(shape: Shape) -> bool:
    """Say whether the line is a legal notice, which is no prose though it is a sentence.

    It opens like one, or is hardly more than two phrases of one: (本报供稿。未经授权，不得转载。)
    """
    short = shape.size < 30 and _count(shape, "disclaimer") > 0
    return (short or _has(shape, LEGAL)) and _count(shape, "disclaimer", "footer") > 1


def _whole(kind: str) -> Callable[[Place], bool]:
    wanted = _cues(kind, at=(WHOLE,))
    return lambda place: place.shape.size < 16 and _has(place.shape, wanted)


LOOSE = "breadcrumb"  # may be told without a cue of its own kind, but not without one of these
TRAILED = ("breadcrumb", "channel", "related")


def _breadcrumb(place: Place) -> bool:
    shape = place.shape
    return shape.size < 60 and _count(shape, *TRAILED) > 0 and bool(TRAIL.fullmatch(place.line.text.strip()))


BYLINE, LABELLED = _cues("byline", at=(START, INSIDE)), _cues("byline", at=(START,))


def _byline(place: Place) -> bool:
    shape = place.shape
    if shape.size >= 70 or shape.solid or not _has(shape, BYLINE):
        return False
    label = LABEL if _has(shape, LABELLED) else DATED
    return bool(label.match(place.line.text))


EDITOR = _cues("editor", at=(START,))


def _editor(place: Place) -> bool:
    shape = place.shape
    short = shape.size < 40 and shape.ending != SENTENCE_END and place.after_prose
    return short and _has(shape, EDITOR) and bool(LABEL.match(place.line.text))


DISCLAIMER = _cues("disclaimer", at=(START, INSIDE))


def _legal_notice(place: Place) -> bool:
    return place.after_prose and legal(place.shape) and _has(place.shape, DISCLAIMER)


FOOTER = _cues("footer", at=(WHOLE,))


def _footer(place: Place) -> bool:
    shape = place.shape
    return place.after_prose and shape.size < 100 and (_has(shape, FOOTER) or _count(shape, "footer") > 2)


LOADING = _cues("loading", at=(START, WHOLE))


def _loading(place: Place) -> bool:
    return place.shape.size < 20 and _has(place.shape, LOADING)


SHARE = _whole("share")


def _share(place: Place) -> bool:
    shape = place.shape
    return SHARE(place) or (shape.size < 40 and not shape.solid and _count(shape, "share") > 2)


def _follow(place: Place) -> bool:
    """A call to the reader is not enough, since people quote them: it must name what to follow, or be repeated."""
    shape = place.shape
    return place.after_prose and shape.size < 160 and _count(shape, "promo", "share") > 1


def _channels(place: Place) -> bool:
    shape = place.shape
    return not shape.solid and _count(shape, "channel") > 3 and _count(shape, "channel") * 6 > shape.size


TESTS: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("breadcrumb", _breadcrumb),
    ("loading", _loading),
    ("disclaimer", _legal_notice),
    ("editor", _editor),
    ("byline", _byline),
    ("footer", _footer),
    ("promo", _follow),
    ("share", _share),
    ("login", _whole("login")),
    ("cookie", lambda place: _count(place.shape, "cookie") > 1),
    ("related", _whole("related")),
    ("comments", _whole("comments")),
    ("tools", _whole("tools")),
    ("channel", _channels),
)
