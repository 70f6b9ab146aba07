"""Forms: what kind of furniture a line is by its own form, outside the article's body.

Called by ``_kinds``.  A claim depends on the line and on the prose before and behind it.  A sentence that is claimed
itself is no prose: so no claim depends on a line that another rule takes away, and what the rules leave is at rest.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.boilerplate._cues import INSIDE, KINDS, START, WHOLE, Cue
from textkit.rules.boilerplate._endings import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textkit.document import Line
    from textkit.rules.boilerplate._shape import Shape

KIND = {kind: i for i, kind in enumerate(KINDS)}
LABEL = compiled(r"^[\s\u3000【\[（(<《*]*[^:：]{1,14}[:：]")  # 来源：…, (责编:…), Автор: …
DATED = compiled(r"\s*[^\s:：]{4,14}[:：]\s*(?:19|20)\d\d")  # 小城报发稿时间：2024-05-01
TRAIL = compiled(r"(?:[^>»›＞/|]{1,24}\s*(?:>>?|»|›|＞)\s*){1,6}[^>»›＞]{0,60}")  # A > B > C


class Place(NamedTuple):
    """A line with cues, its shape, and whether prose stands before it and behind it."""

    line: Line
    shape: Shape
    after_prose: bool
    before_prose: bool


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
