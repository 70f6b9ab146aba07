"""Suppression: how a document keeps rules away from a place, by comments or in its front matter.

``<!-- textkit-disable RULE… -->`` up to ``<!-- textkit-enable -->``, ``-disable-line``, ``-disable-next-line``,
``-disable-file``; a front-matter key ``textkit-disable``.  Without a name all rules are meant; a job's name means
its rules; ``-- a reason`` may follow.  Used by the pipeline.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textkit.edit import Edit, Note
from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from textkit.document import Document

Change = TypeVar("Change", Edit, Note)

CLUE = "textkit-"
# A comment on one line; what stands behind "--" is a reason.
COMMENT = compiled(
    r"<!--[ \t]*+textkit-(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])"
    r"(?P<names>(?:[ \t,]++[a-z]++(?:-[a-z]++)*+)*+)[ \t]*+(?:--[ \t][^\n>]*)?-->"
)
# A comment that was meant as one, but is misspelled, in capitals or on several lines.
MEANT = compiled(r"<!--\s*+textkit-[\w-]*+")
# The front-matter key with its value: true, a word, a list in brackets, or a list of lines.
KEY = compiled(r"^[\"']?textkit-disable[\"']?[ \t]*[:=](?P<names>[^\n#]*(?:\n[ \t]*-[ \t][^\n#]*)*)", re.MULTILINE)
NAME = compiled(r"[a-z]+(?:-[a-z]+)*")


class Ban(NamedTuple):
    """No rule called ``name`` (a rule's or a job's; empty: any) in the span; said at ``said``, a span as well."""

    start: int
    end: int
    name: str
    said: tuple[int, int]


class Phrase(NamedTuple):
    """Words (empty: the whole text) that no rule of ``rules`` (rules and jobs; empty: any) may touch.

    ``number`` says which exception of a configuration it belongs to.
    """

    text: str
    rules: tuple[str, ...] = ()
    number: int = 0


def bans(doc: Document) -> list[Ban]:
    """Return what *doc* bans, in the order in which it says so."""
    if CLUE not in doc.ascii:
        return []
    return sorted([*_in_front_matter(doc), *_in_comments(doc)], key=lambda ban: (ban.said, ban.name))


def _in_front_matter(doc: Document) -> Iterator[Ban]:
    for key in KEY.finditer(doc.text, 0, doc.front_matter.end if doc.front_matter else 0):
        names = [name for name in NAME.findall(key["names"]) if name not in {"true", "all"}]
        if names != ["false"]:
            yield from (Ban(0, len(doc.text), name, key.span()) for name in names or [""])


def _in_comments(doc: Document) -> Iterator[Ban]:
    """Yield the bans that comments make; one that stands in code only shows how."""
    since: dict[str, tuple[int, int]] = {}  # the comment that began each ban which is still open, by name
    for comment in COMMENT.finditer(doc.text):
        names, here = NAME.findall(comment["names"]), comment.span()
        if doc.protected(*here, about=frozenset({"html"})):
            continue
        if comment["verb"] == "disable":
            since = dict.fromkeys(names or [""], here) | since
        elif comment["verb"] == "enable":
            for name in [name for name in since if name in names or not names]:
                said = since.pop(name)
                yield Ban(said[1], comment.start(), name, said)
        else:
            yield from (Ban(*_reach(doc.text, comment), name, here) for name in names or [""])
    yield from (Ban(said[1], len(doc.text), name, said) for name, said in since.items())


def _reach(text: str, comment: re.Match[str]) -> tuple[int, int]:
    """Return the span that a *comment* about a line or the file speaks of."""
    if comment["verb"] == "disable-file":
        return 0, len(text)
    start = text.rfind("\n", 0, comment.start()) + 1
    end = text.find("\n", comment.end()) + 1 or len(text)
    if comment["verb"] == "disable-next-line":
        start, end = end, text.find("\n", end) + 1 or len(text)
    return start, end


def obey(
    doc: Document, names: Sequence[str], changes: Sequence[Change], phrases: Sequence[Phrase]
) -> tuple[Sequence[Change], set[int | Phrase]]:
    """Return those of *changes*, made by a rule known by *names*, that *doc* and *phrases* allow.

    And what forbade others: bans by their numbers, and phrases.  Nobody may touch a comment that bans.
    """
    if not changes or (not phrases and not doc.fact(bans)):
        return changes, set()
    spoken = [(i, ban) for i, ban in enumerate(doc.fact(bans)) if ban.name in ("", *names)]
    spans: list[tuple[int, int]] = [(ban.start, ban.end) for _, ban in spoken] + [
        ban.said for ban in doc.fact(bans) if ban.start
    ]
    spared: list[tuple[tuple[int, int], Phrase]] = [*_spared(doc.text, phrases, names)]
    kept, dropped = _sift(changes, [*spans, *(span for span, _ in spared)])
    forbidding: set[int | Phrase] = {i for i, ban in spoken if _at_work(ban.start, ban.end, dropped)}
    return kept, forbidding | {phrase for span, phrase in spared if _at_work(*span, dropped)}


def idle(doc: Document, used: Container[int | Phrase], names: Container[str]) -> Iterator[Note]:
    """Yield a note for each ban of *doc* that is not *used*, if the rules it means have run: those of *names*."""
    for i, ban in enumerate(doc.fact(bans)):
        if i not in used and ban.name in names:
            yield Note(*ban.said, f"suppresses nothing{f' of {ban.name}' if ban.name else ''}")


def strange(doc: Document, names: Container[str]) -> Iterator[Note]:
    """Yield a note for each ban of *doc* that means none of *names*."""
    for ban in doc.fact(bans):
        if ban.name not in names:
            yield Note(*ban.said, f"there is no rule or job {ban.name}")


def misspelt(doc: Document) -> list[Note]:
    """Return a note for each comment of *doc* that was meant to ban and is not read so, but for those in code."""
    if CLUE not in doc.ascii:
        return []
    why = "not read as a suppression: it takes known words, on one line, a reason behind --"
    meant = (hit for hit in MEANT.finditer(doc.text) if not COMMENT.match(doc.text, hit.start()))
    return [Note(*hit.span(), why) for hit in meant if not doc.protected(*hit.span(), about=frozenset({"html"}))]


def _spared(text: str, phrases: Iterable[Phrase], names: Iterable[str]) -> Iterator[tuple[tuple[int, int], Phrase]]:
    """Yield the spans of *text* that hold *phrases* which a rule known by *names* must not touch, each with its own."""
    names = frozenset(names)
    for phrase in phrases:
        if phrase.rules and names.isdisjoint(phrase.rules):
            continue
        if not phrase.text:
            yield (0, len(text) + 1), phrase
            continue
        at = text.find(phrase.text)
        while at >= 0:
            end = at + len(phrase.text)
            yield (at, end), phrase
            at = text.find(phrase.text, end)


def _sift(changes: Sequence[Change], spans: Iterable[tuple[int, int]]) -> tuple[list[Change], list[Change]]:
    """Return those of *changes* that touch none of *spans*, and those that do (an insertion: what is behind it)."""
    ordered: list[tuple[int, int]] = sorted(spans)
    starts = [start for start, _ in ordered]
    reach = [*accumulate((end for _, end in ordered), max)]  # how far any span so far goes
    sides: tuple[list[Change], list[Change]] = ([], [])
    for change in changes:
        before = bisect_left(starts, max(change.end, change.start + 1))
        sides[before > 0 and reach[before - 1] > change.start].append(change)
    return sides


def _at_work(start: int, end: int, dropped: Sequence[Change]) -> bool:
    """Say whether the span is a reason why any of *dropped*, which are in order, was dropped."""
    i = bisect_right(dropped, start, key=lambda change: max(change.end, change.start + 1))
    return i < len(dropped) and dropped[i].start < end
