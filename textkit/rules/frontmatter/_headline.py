"""The headline of a scraped page: the line of its head that the article goes on about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = 12_000  # characters in which a headline is looked for
LINES = 250  # lines that are looked at
SAMPLE = 2500  # characters of the article that a candidate is compared with
SHORTEST, LONGEST = 6, 90
PARAGRAPH = 50  # no shorter line begins an article
# What a line must weigh to be believed, and by how much it must outweigh every other.
ENOUGH, MARGIN = 0.7, 0.25

PAIR = compiled(r"[^\W\d_\u3400-\u9fff]{4,}|[\u3400-\u9fff](?=[\u3400-\u9fff])")
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


class Line(NamedTuple):
    """A line with something in it, and the offset where it stands."""

    text: str
    at: int


def headline(body: str, byline: int | None) -> Line | None:
    """Return the headline of *body*; *byline* is the offset of the first byline, if there is one."""
    lines = _head(body)
    if lines and (echoed := _echoed(lines[0], body)):
        return echoed
    start = next((i for i, line in enumerate(lines) if _opens(line.text)), None)
    if start is None:
        return None
    article = body[lines[start].at : lines[start].at + SAMPLE].lower()
    above = sum(byline is not None and line.at + len(line.text) <= byline for line in lines) - 1
    weighed: dict[Line, float] = {}
    for i in range(start):
        line = _bare(lines[i])
        weight = _worth(lines, i, start, article) + 0.4 * (i == above)
        twin = next((other for other in weighed if other.text == line.text), line)
        weighed[twin] = max(weight, weighed.get(twin, 0))
    ranked = [*sorted(weighed.values(), reverse=True), 0, 0]
    best = max(weighed, key=weighed.__getitem__, default=None)
    return best if ranked[0] >= ENOUGH and ranked[0] - ranked[1] >= MARGIN else None


def _head(body: str) -> list[Line]:
    lines: list[Line] = []
    at = 0
    for line in body[:HEAD].split("\n"):
        if line.strip() and len(lines) < LINES:
            lines.append(Line(line.strip(), at))
        at += len(line) + 1
    return lines


def _echoed(first: Line, body: str) -> Line | None:
    """Return the headline of a page that begins with its title, `headline-channel-site`, and says it again."""
    tail = TAIL.match(first.text)
    if tail and body.count(tail["text"]) > 1 and not FURNITURE.fullmatch(tail["text"]):
        return Line(tail["text"], first.at)
    return None


def _opens(text: str) -> bool:
    """Return whether *text* may be an article's first paragraph: sentences rather than a menu or a notice."""
    return len(text) >= PARAGRAPH and SENTENCE.search(text) is not None and len(MENU.findall(text)) < 4


def _worth(lines: Sequence[Line], i: int, start: int, article: str) -> float:
    """Weigh one line: how much of it the article repeats, and whether it stands where headlines stand."""
    text = _bare(lines[i]).text.lower()
    if not SHORTEST <= len(text) <= LONGEST or FURNITURE.fullmatch(text) or len(MENU.findall(text)) > 3:
        return 0.0
    words = {text[m.start() : m.end() + (m[0] >= "\u3400")] for m in PAIR.finditer(text)}
    shared = sum(word in article for word in words) / (len(words) + 2)
    heading = lines[i].text.startswith("# ")
    below_crumb = i > 0 and CRUMB.fullmatch(lines[i - 1].text) is not None
    return 2 * shared + heading + 0.4 * below_crumb - 0.03 * (start - i)


def _bare(line: Line) -> Line:
    return Line(line.text.strip("#*_ \t\u3000"), line.at)
