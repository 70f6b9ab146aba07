from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.boilerplate._chunks import OPENERS, chunks
from textkit.rules.boilerplate._claims import written
from textkit.rules.boilerplate._cues import openings
from textkit.rules.layout._han import CLOSERS, ENDS
from textkit.script import HAN as IDEOGRAPH
from textkit.script import HANGUL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document, Line
    from textkit.rules.boilerplate._page import Judged

# A long line of Chinese that holds more than clauses is weighed part by part, at less than 1 MB/s; any other text
# passes at more than 500 MB/s.
LONG = 200  # characters: a shorter line is judged whole
SPACES = compiled("\u3000\u3000")
# Where something may meet an article that is no clause of it: white space, a separator, the end of a heading in
# brackets, a time, a date in figures, a label.  Furniture without any of these begins with a cue.
SEAM = compiled(
    r"\s|[|｜│·•»›>＞─_】〕］\]]|\d[:：]\d\d|\d{4}[-/.]\d"
    r"|(?:来源|來源|时间|時間|作者|编辑|編輯|记者|記者)[:：]"
)
# The indent of a paragraph, perhaps behind the space that its line break became.
PAIR = compiled("(?:(?<=[^\\s\u3000])|(?<=[^\\s\u3000] ))\u3000\u3000+(?=[^\\s\u3000])")
# Emphasis, code and links are written by hand, and cut its sentences into parts that look like furniture; a page off
# the web may have a few of its own.
FEW = 2
MARKS = compiled(r"\]\(|\*\*[^*\n]{1,80}\*\*|`[^`\n]{1,80}`")
HAN = compiled("[\u2e80-\U0010ffff]")  # no line is dense without
# A sentence and the credit behind it, which furniture may follow without a seam.
CREDITED = compiled(r"(?<=[。！？])[”’」』]*\s*[（(][^（()）]{1,40}[)）]\s*+(?![。，！？])")
# The end of a sentence, with a credit behind it; headlines, which furniture is full of, ask and cry.
STOP = compiled(r"。(?:[”’』」]|\s*[（(][^（()）]{1,40}[)）])*\s*$")
DOUBT = -3.0  # log odds above which a part may be the end of the article's sentence
ECHO = 10  # characters that a headline and its repetition share at least
ROUNDS = 10  # of looks at each side; three leave every second page of one line with more to cut


def _unbroken(doc: Document) -> bool:
    """Say whether a line is long, or a pair of ideographic spaces is anywhere."""
    return "\u3000\u3000" in doc.text or max(map(len, doc.text.split("\n"))) >= LONG


@rule(risk="lossy", clue=_unbroken, wakes=("encoding", "glosses", "images"))
def flattened_paragraph(doc: Document) -> Iterator[Edit]:
    """Break a line that holds a whole page where its paragraphs, navigation, headline and footer were.

    Two ideographic spaces open a Chinese paragraph; inside a long line they are where a line break was lost.
    Elsewhere the parts of the line are judged as lines of a page are, and it is cut where article and furniture meet;
    not in what somebody keeps as Markdown, nor in Korean, which has spaces inside its sentences.

    ```diff
    - 　　店里的书架是邻居们搬来的，一共十二个，靠墙摆了一圈。　　窗边留了两把椅子，谁走累了都可以进来坐。
    + 　　店里的书架是邻居们搬来的，一共十二个，靠墙摆了一圈。
    +
    + 　　窗边留了两把椅子，谁走累了都可以进来坐。
    ```
    ```keep
    姓名　　年龄　　住址
    李四　　二十五岁　　河口镇老街十二号，书店楼上。
    ```
    ```keep
    店里的书架是邻居们搬来的，一共十二个，靠墙摆了一圈。
    姓名　　年龄
    ```
    """
    kept = written(doc)
    for line in _candidates(doc):
        for at in _pairs(line.text) if kept else _cuts(line.text):
            yield Edit(line.start + at, line.start + at, "\n\n", "a paragraph begins here")


def _candidates(doc: Document) -> Iterator[Line]:
    """Yield the lines that are long, or hold a pair of ideographic spaces inside."""
    starts = {above + 1 for above, end in pairwise([-1, *doc.newlines, len(doc.text)]) if end - above > LONG}
    starts.update(line.start for line in doc.lines_with(SPACES) if PAIR.search(line.text))
    return map(doc.line_at, sorted(starts))


def _cuts(text: str) -> list[int]:
    """Return where *text* falls into lines: at lost paragraph breaks, and where article and furniture meet."""
    judged = _holds_more(text) and len(MARKS.findall(text)) <= FEW and not _korean(text)
    seams = _seams(text) if judged else []
    return sorted({*_pairs(text), *seams})


def _pairs(text: str) -> list[int]:
    """Return where *text* lost the break before a paragraph; in a short line most of them end in a sentence's mark.

    What else two ideographic spaces stand between are columns, and labels with their values.
    """
    pairs = [hit.start() for hit in PAIR.finditer(text)] if "。" in text else []
    last = [text[at - 2] if text[at - 1] == " " else text[at - 1] for at in pairs]
    ended = sum(char in ENDS or char in CLOSERS for char in last)
    return pairs if len(text) > LONG or 2 * ended > len(pairs) else []


def _holds_more(text: str) -> bool:
    """Say whether *text* holds anything but clauses, each behind the mark that ends the one before it."""
    return bool(SEAM.search(text)) or any(True for _ in openings(text, OPENERS))


def _korean(text: str) -> bool:
    """Say whether *text* is Korean: no parts of Korean pages were looked at when the weights were made."""
    return bool(HANGUL.search(text)) and len(HANGUL.findall(text)) > len(IDEOGRAPH.findall(text))


def _seams(text: str, rounds: int = ROUNDS) -> list[int]:
    """Return where article and furniture meet in *text*; each side is looked at again until it is all of a kind."""
    if len(text) < LONG or not rounds or not HAN.search(text):
        return []
    from textkit.rules.boilerplate._page import dense, judge_parts

    spans = _spans(text)
    judged = judge_parts([text[a:b] for a, b in spans])
    if not dense(judged.shapes):
        return []
    keep = _sentences(text, spans, judged)
    seams = [_at_line_start(text, spans[i][0]) for i in range(1, len(spans)) if keep[i] != keep[i - 1]]
    seams = sorted({*seams, *_echoes(text, seams[0] if seams else 0)})
    if not seams:
        return []
    sides = zip([0, *seams], [*seams, len(text)], strict=True)
    return [*seams, *(a + cut for a, b in sides for cut in _seams(text[a:b], rounds - 1))]


def _spans(text: str) -> list[tuple[int, int]]:
    """Return the parts that *text* falls into; a sentence with its credit ends one."""
    ends = {stop for _, stop in chunks(text)}
    return list(pairwise(sorted({0, *ends, *(hit.end() for hit in CREDITED.finditer(text) if ends)})))


def _at_line_start(text: str, at: int) -> int:
    """Return *at*, moved so that a line which begins there has its indent, of ideographic spaces, and no other."""
    while text.startswith(" ", at):
        at += 1
    start = at
    while start and text[start - 1] == "\u3000":
        start -= 1
    return start if at - start > 1 else at


def _sentences(text: str, spans: Sequence[tuple[int, int]], judged: Judged) -> list[bool]:
    """Return which spans stay; the end of a sentence that the article breaks off in does, if little speaks against."""
    keep = list(judged.keep)
    for i in range(1, len(spans)):
        a, b = spans[i]
        broken = keep[i - 1] and not keep[i] and text[a - 1] in "，、；"
        if broken and judged.scores[i] > DOUBT and STOP.search(text, a, b):
            keep[i] = True
    return keep


def _echoes(text: str, end: int) -> list[int]:
    """Return where the headline is in the furniture at the head of *text*, which opens with it and repeats it."""
    at = text.find(text[:ECHO], ECHO, end)
    if at < 0 or not text[:ECHO].strip():
        return []
    size = ECHO
    while at + size < end and text[size] == text[at + size]:
        size += 1
    return [at, at + size]
