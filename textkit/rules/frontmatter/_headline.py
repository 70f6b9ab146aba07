"""The headline of a scraped page: the line above its article that the article goes on about.

Every line above the article is weighed by a few signs, none of them a word of one language but for the beginnings of
bylines; the likeliest is believed if it is likelier than all others together and than there being none (a conditional
logit, McFadden 1974).  ``tools/train_headline.py`` finds the weights.
"""

from __future__ import annotations

from collections import Counter
from math import exp, log1p
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEAD = 16_000  # characters in which a headline is looked for
LINES = 400  # lines that are looked at
ABOVE = 100  # lines above the article that may be its headline
OPENING, SAMPLE = 500, 2500  # characters of the article that a candidate is compared with
SHORTEST, LONGEST = 6, 160
# Columns, two for a Han or a kana.
PARAGRAPH = 60  # no shorter line is a paragraph
LABEL = 24  # shorter lines are channels more often than headlines
BYLINE = 120  # no longer line is a byline
FULL, GAP = 600, 40  # what a paragraph adds to an article at most, and what any other line takes from it
ENOUGH = 0.5  # the probability from which a line is believed

PAIR = compiled(r"[^\W\d_\u3400-\u9fff]{4,}|[\u3400-\u9fff](?=[\u3400-\u9fff])")
WIDE = compiled("[\u3040-\u30ff\u3400-\u9fff]")
MARKS = "#*_ \t\u3000"  # of Markdown, around a headline
# A breadcrumb, an address, an image, a time of day, a line that is all in brackets, the end of a sentence.
FURNITURE = compiled(
    r"[^>»›\n]*(?:>|»|›).*|.*(?:https?://|!\[|\d[:：]\d\d\b).*|[【\[(（][^】\])）]*[】\])）]|.*[。；;：:]|"
    r"(?:原|原文)?(?:标题|標題|来源|來源|作者|编辑|編輯|责编|責編|日期|时间|時間|发布|發布|发表|發表|记者|記者|字号|当前位置|您)"
    r".{0,3}[:：].*"
)
CRUMB = compiled(r"[^>»›\n]{2,40}(?:>|»|›).{1,60}")
# What stands between the entries of a menu.
MENU = compiled(r"[│|•·/／\u3000\t]|  +")
SENTENCE = compiled(r"[。！？!?](?=[^\d]|$)|[.](?=\s|$)")
# How a page's title goes on behind its headline: the name of the channel and of the site.
TAIL = compiled(r"(?P<text>[^\n]{8,90}?)[ \t]*[-_|—–][ \t]*[^\n]{2,}")
# What most bylines hold or begin with: a year, a time, a day in figures; "by" in the languages of many pages.
DATED = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}(?:[:.：]\d\d\b|[./]\d{1,2}[./]\d{2,4})")
BY = compiled(r"(?i:by|von|por|par|di|od|автор|yazar)\b|(?:作者|记者|記者|来源|來源)")


class Line(NamedTuple):
    """A line with something in it, and the offset where it stands."""

    text: str
    at: int


class Signs(NamedTuple):
    """What is looked at in a candidate; each counts as often as its weight says."""

    shared: float  # of its words, how many the article has
    opening: float  # the same for the article's beginning
    words: float  # how many words it has, up to twelve, as a share of twelve
    distance: float  # logarithm of the lines between it and the article
    dated: float  # a byline stands within three lines below it
    above: float  # a byline stands right below it
    by: float  # a line within three below it begins with "by"
    crumb: float  # a breadcrumb stands right above it
    twice: float  # another line says the same
    label: float  # it is short
    stopped: float  # it ends a sentence, or announces something
    furniture: float  # it looks like anything but a headline
    quoted: float  # the article has it word for word, as teasers are


def headline(body: str, byline: int | None) -> Line | None:
    """Return the headline of *body*; *byline* is the offset of the first byline that was read, if there is one."""
    lines = head(body)
    if lines and (echoed := _echoed(lines[0], body)):
        return echoed
    likely: dict[str, float] = {}
    places: dict[str, Line] = {}
    for i, signs in candidates(body, lines, byline):
        line = _bare(lines[i])
        odds = exp(min(50.0, BIAS + sum(map(float.__mul__, WEIGHTS, signs)) + HEADING * lines[i].text.startswith("# ")))
        likely[line.text] = likely.get(line.text, 0.0) + odds
        places.setdefault(line.text, line)
    best = max(likely, key=likely.__getitem__, default="")
    return places[best] if best and likely[best] >= ENOUGH * (1 + sum(likely.values())) else None


def candidates(body: str, lines: Sequence[Line], byline: int | None) -> Iterator[tuple[int, Signs]]:
    """Yield the *lines* of *body* that may be its headline, by number, with their signs; none without an article."""
    start = _article(lines)
    if start is None:
        return
    sample = body[lines[start].at : lines[start].at + SAMPLE].lower()
    opening = sample[:OPENING]
    first = max(0, start - ABOVE)
    said = Counter(line.text.strip(MARKS).lower() for line in lines)
    dated = [_dated(line, byline) for line in lines[first : start + 1]]
    by = [BY.match(line.text) is not None for line in lines[first : start + 1]]
    for i in range(first, start):
        text = _bare(lines[i]).text
        if SHORTEST <= len(text) <= LONGEST and not _paragraph(text):
            below = slice(i + 1 - first, i + 4 - first)
            words = set(_words(text.lower()))
            yield (
                i,
                Signs(
                    sum(word in sample for word in words) / (len(words) + 2),
                    sum(word in opening for word in words) / (len(words) + 2),
                    min(len(words), 12) / 12,
                    log1p(start - i),
                    float(any(dated[below])),
                    float(dated[i + 1 - first] or by[i + 1 - first]),
                    float(any(by[below])),
                    float(i > 0 and CRUMB.fullmatch(lines[i - 1].text) is not None),
                    float(said[text.lower()] > 1),
                    float(_columns(text) < LABEL),
                    float(text[-1] in ".。:：;；"),
                    float(FURNITURE.fullmatch(text) is not None or len(MENU.findall(text)) > 3),
                    float(text.lower() in sample),
                ),
            )


def head(body: str) -> list[Line]:
    """Return the lines of *body* with something in them, stripped, as far as a headline is looked for."""
    lines: list[Line] = []
    at = 0
    for line in body[:HEAD].split("\n"):
        if text := line.strip():
            lines.append(Line(text, at))
            if len(lines) == LINES:
                break
        at += len(line) + 1
    return lines


def _echoed(first: Line, body: str) -> Line | None:
    """Return the headline of a page that begins with its title, `headline-channel-site`, and says it again."""
    tail = TAIL.match(first.text)
    if tail and body.count(tail["text"]) > 1 and not FURNITURE.fullmatch(tail["text"]):
        return Line(tail["text"], first.at)
    return None


def _article(lines: Sequence[Line]) -> int | None:
    """Return which of *lines* begins the article: the run of lines with most in its paragraphs and least between."""
    best, found, so_far, start = 0, None, 0, 0
    for i, line in enumerate(lines):
        if so_far <= 0:
            so_far, start = 0, i
        so_far += min(_columns(line.text), FULL) if _paragraph(line.text) else -GAP
        if so_far > best:
            best, found = so_far, start
    return found


def _paragraph(text: str) -> bool:
    """Return whether *text* may be a paragraph of an article: sentences rather than a menu."""
    return _columns(text) >= PARAGRAPH and SENTENCE.search(text) is not None and len(MENU.findall(text)) < 4


def _columns(text: str) -> int:
    """Return how wide *text* is, all of it counting double if any of it is wide."""
    return 2 * len(text) if WIDE.search(text) else len(text)


def _dated(line: Line, byline: int | None) -> bool:
    """Return whether *line* may be a byline, or holds the one at *byline*."""
    holds = byline is not None and line.at <= byline <= line.at + len(line.text)
    return holds or (len(line.text) < BYLINE and DATED.search(line.text) is not None)


def _words(text: str) -> Iterator[str]:
    """Yield the words of four letters and more and the pairs of Han of *text*."""
    return (text[hit.start() : hit.end() + (hit[0] >= "\u3400")] for hit in PAIR.finditer(text))


def _bare(line: Line) -> Line:
    return Line(line.text.strip(MARKS), line.at)


WEIGHTS = Signs(4.02, 3.37, 1.62, -0.45, 1.38, 1.23, 0.77, 2.25, 0.91, -2.18, -1.24, -2.26, -1.76)
BIAS = -2.08
HEADING = 3.0  # of a line that Markdown marks as the page's heading; the labelled pages have none
