"""Threads made up to learn from: short posts of sentences that other pages say, in a frame drawn anew for each.

Called by ``train_boilerplate``: labelled threads are few, and each site frames its posts in its own way.  The wordings
of frames are in ``made_threads.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from labelled_pages import MIXED, Page

from textkit.rules.boilerplate._cues import packs
from textkit.rules.boilerplate._shape import measured

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence

# How many of the articles with furniture lend it to a thread, and how many get one as comments below them.
THREADS, COMMENTED = 0.4, 0.2
POSTS, MOST = 8, 60  # in a thread: on average, and at most
SAYINGS, PER_PAGE = 60, 6  # lines that the posts of a thread are made of, and how many a page gives
HEAD, TAIL = (5, 20, 60, 10**6), (0, 10, 40, 10**6)  # lines of furniture above and below a thread, at most
SEPARATORS = (" ", " ", " | ", " · ", " - ", " / ", "\u3000")
ALPHABET = "abcdefghijklmnoprstuvwyz"
SENTENCE = re.compile(r"(?<=[。！？!?])|(?<=[.!?]) ")
CLAUSE = re.compile(r"[，,；;：:]\s*")
WORD = re.compile(r"[^\W\d_]{2,10}")

Lines = list[tuple[str, int]]  # each with its label


def threads(pages: Sequence[Page], dice: random.Random) -> Iterator[Page]:
    """Yield threads in the furniture of some of *pages*, and some of *pages* with a thread as comments below them.

    A post is what a reader wants of a thread, and not what he wants of an article's page.  Where no real threads hold
    the balance, made-up ones would teach that teasers are posts: only languages of ``made_threads.toml`` have some.
    Nothing is said yet of what the lines alone are.
    """
    pages = [one for one in pages if one.article and {0, 1} <= set(one.labels.tolist()) and one.lang in wordings()]
    same = defaultdict(list)
    for one in pages:
        same[one.lang].append(one)
    for one in pages:
        lines: Lines = list(zip(one.lines, one.labels.tolist(), strict=True))
        start, end = one.core
        if dice.random() < THREADS:
            head, tail = max(0, start - dice.choice(HEAD)), end + dice.choice(TAIL)
            yield made(one, [*lines[head:start], *Thread(one.lang, same[one.lang], dice).lines(), *lines[end:tail]])
        if dice.random() < COMMENTED:
            comments = [(line, 0) for line, _ in Thread(one.lang, same[one.lang], dice).lines()]
            opening = dice.choice(cues(one.lang, "comments"))
            yield made(one, [*lines[:end], (opening, 0), *comments, *lines[end:]])._replace(article=True)


def made(one: Page, lines: Lines) -> Page:
    """Return a page of *lines* that counts as a mixed one, otherwise like *one*; no article."""
    texts, labels = zip(*lines, strict=True)
    return one._replace(
        lines=texts, found=measured(texts), labels=np.array(labels), article=False, counts=MIXED * one.counts
    )


class Frame(NamedTuple):
    """What stands around each post of a thread: templates, which ``joint`` joins to one line unless it is empty."""

    before: Sequence[str]
    behind: Sequence[str]
    after: str
    quoted: str
    joint: str


class Thread:
    """A thread of made-up users in a language: what they say is from *pages*, the rest from *dice*."""

    def __init__(self, lang: str, pages: Sequence[Page], dice: random.Random) -> None:
        self._dice = dice
        self._lang = lang
        self._spaced = "" if lang == "zh" else " "
        self._words = wordings()[lang]
        self._sayings = sayings(pages, dice)
        self._dates = dice.choice(self._words["dates"])
        self._began = datetime(dice.randint(2006, 2025), dice.randint(1, 12), dice.randint(1, 28), tzinfo=UTC)
        about = dice.sample(self._words["about"], dice.choice((0, 0, 1, 2, 3)))
        self._users = {self._name(): about for _ in range(dice.randint(2, 12))}
        self._about = {user: [self._filled(one, user, 0) for one in about] for user in self._users}
        self._frame = self._drawn()

    def lines(self) -> Lines:
        """Return the lines of the thread, 1 for what is said and 0 for what frames it."""
        dice = self._dice
        count = min(MOST, max(1, int(dice.expovariate(1 / POSTS))))
        first = dice.choice((1, 1, 1, 2, 21))
        opening = dice.sample(self._words["above"], dice.choice((0, 1, 2)))
        found: Lines = [(self._filled(one, "", first), 0) for one in opening]
        said: list[str] = []
        for floor in range(first, first + count):
            user = dice.choice([*self._users])
            found += self._framed(self._frame.before, user, floor)
            if said and dice.random() < 0.15:
                found.append((self._filled(self._frame.quoted, dice.choice([*self._users]), floor), 0))
                found += [(line, 1) for line in said[: dice.choice((0, 2))]]
            said = self._said(opens=floor == 1)
            found += [(line, 1) for line in said]
            found += self._framed(self._frame.behind, user, floor)
            if dice.random() < 0.2:
                found.append((self._filled(self._frame.after, dice.choice([*self._users]), floor), 0))
        return found

    def _drawn(self) -> Frame:
        dice, words = self._dice, self._words
        before = ["{user}", "{about}", *dice.sample(words["post"], dice.choice((0, 1, 1, 2)))]
        if dice.random() < 0.4:
            dice.shuffle(before)
        behind = dice.sample(words["actions"], dice.choice((0, 1, 1, 2, 3, 4)))
        if dice.random() < 0.3:
            behind = [dice.choice(cues(self._lang, kind)) for kind in ("comments", "share", "tools")]
        if behind and dice.random() < 0.25:  # who and when stands below
            behind, before = [*before, *behind], []
        joint = dice.choice(SEPARATORS) if dice.random() < 0.4 else ""
        return Frame(before, behind, dice.choice(words["after"]), dice.choice(words["quoted"]), joint)

    def _framed(self, templates: Sequence[str], user: str, floor: int) -> Lines:
        lines = [
            line
            for one in templates
            for line in (self._about[user] if one == "{about}" else [self._filled(one, user, floor)])
        ]
        return [(line, 0) for line in ([self._frame.joint.join(lines)] if self._frame.joint and lines else lines)]

    def _filled(self, template: str, user: str, floor: int) -> str:
        dice = self._dice
        number = str(dice.choice((dice.randrange(10), dice.randrange(100), dice.randrange(5000))))
        when = self._began + timedelta(minutes=dice.randrange(10**6))
        return template.format(user=user, n=number, floor=floor, date=self._dates.format(t=when))

    def _name(self) -> str:
        dice = self._dice
        if dice.random() < 0.5:
            name = "".join(dice.choices(ALPHABET, k=dice.randint(3, 9)))
            return name + (str(dice.randrange(2000)) if dice.random() < 0.5 else "")
        words = WORD.findall(dice.choice(self._sayings)) or ["guest"]
        return self._spaced.join(dice.choices(words, k=dice.randint(1, 2)))[:12]

    def _said(self, *, opens: bool) -> list[str]:
        """Return the lines of a post: often a fragment or a sentence, more where it *opens* the thread."""
        dice = self._dice
        kind = dice.random()
        if opens and kind < 0.75:
            lines = [self._sentences(3) for _ in range(dice.randint(1, 6))]
            lines += [self._fragment(40) for _ in range(dice.choice((0, 0, 0, 5)))]
        elif kind < 0.3:
            lines = [self._fragment(dice.choice((6, 12, 40)))]
        elif kind < 0.65:
            lines = [self._sentences(1)]
        elif kind < 0.8:
            lines = [self._fragment(40) for _ in range(dice.randint(1, 4))]
        else:
            lines = [self._sentences(4) for _ in range(dice.randint(1, 3))]
        if dice.random() < 0.06:
            lines += [f"{dice.choice(('sudo ', '$ ', ''))}{self._name()}{dice.choice((' -v', '();', ' = 1'))}"] * 3
        if dice.random() < 0.12:
            lines[0] = f"@{dice.choice([*self._users])} {lines[0]}"
        if dice.random() < 0.5:
            lines = [line.rstrip("。.!！") for line in lines]
        if dice.random() < 0.2:
            lines = [line.lower() for line in lines]
        return [line for line in lines if line.strip()]

    def _sentences(self, most: int) -> str:
        picked = [self._sentence() for _ in range(self._dice.randint(1, most))]
        return self._spaced.join(picked)

    def _sentence(self) -> str:
        found = [one for one in SENTENCE.split(self._dice.choice(self._sayings)) if one.strip()]
        return self._dice.choice(found).strip()

    def _fragment(self, most: int) -> str:
        return self._dice.choice(CLAUSE.split(self._sentence()))[:most]


def sayings(pages: Sequence[Page], dice: random.Random) -> list[str]:
    """Return lines of some of *pages* that a reader wants."""
    found: list[str] = []
    while len(found) < SAYINGS:
        one = dice.choice(pages)
        wanted = [one.lines[i] for i in np.flatnonzero(one.labels == 1)]
        found += dice.sample(wanted, min(PER_PAGE, len(wanted)))
    return found


def cues(lang: str, kind: str) -> Sequence[str]:
    """Return the cues of *kind* in a language."""
    found: Sequence[str] = packs()[lang][kind]
    return found


@cache
def wordings() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the wordings of frames, by language."""
    found: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text("utf-8")
    )
    return found
