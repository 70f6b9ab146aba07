from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.frequencies import common
from textkit.rule import rule
from textkit.rules.glosses._machine import left_by_conversion
from textkit.rules.glosses._readings import ABOUT, embedded, glosses, hinted, is_neutral, reads
from textkit.rules.glosses._rest import until_rest
from textkit.script import HAN, simplified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textkit.document import Document
    from textkit.rules.glosses._readings import Gloss

# Fewer glosses than this are notes, whatever they look like.
FEWEST = 6
# At least one Han in twenty has a gloss; but where nearly all have one it is a text for learners.
SPARSE, FULL = 0.05, 0.75
# Nobody needs to be told how these are read: the most frequent characters of Chinese.
EASIEST = 60
# Tones are what people write, so toned glosses need more proof than toneless ones.
PROOFS = {"toneless": 2, "toned": 6, "bopomofo": 6}


@rule(risk="lossy", clue=hinted, about=ABOUT, wakes=("encoding",))
def scattered_gloss(doc: Document) -> Iterator[Edit]:
    """Remove readings in brackets that were scattered over a text at random.

    Pages made for search engines put the reading behind every second or third character, mostly without tones, to
    look unlike their source: behind the easiest characters, here and not there.  A primer glosses all characters or
    each new one once; a note stands behind a hard one.

    ```diff
    - 今(jin)天(tian)的(de)天气很(hen)好，我的朋友(you)在(zai)家里(li)等我(wo)们。
    + 今天的天气很好，我的朋友在家里等我们。
    ```
    ```keep
    六安常被误读为“六(liu)安”，亳州也被误读为“豪(hao)州”。
    ```
    ```keep
    春(chūn)眠(mián)不(bù)觉(jué)晓(xiǎo)，处(chù)处(chù)闻(wén)啼(tí)鸟(niǎo)。
    ```
    """
    for gloss in until_rest(doc, _guilty, left_by_conversion):
        yield Edit(gloss.start, gloss.end, "", f"scattered reading {gloss.reading}")


def _guilty(doc: Document) -> list[Gloss]:
    """Return the readings of each style that is scattered over *doc*."""
    found = [gloss for gloss in glosses(doc) if reads(gloss)]
    guilty = set()
    for style, needed in PROOFS.items():
        ours = [gloss for gloss in found if gloss.style == style]
        if len(ours) >= FEWEST and _scattered(doc, ours) and _proofs(doc, ours) >= needed:
            guilty.add(style)
    # A character without a tone has its reading without one among toned ones: 們(men).
    return [gloss for gloss in found if gloss.style in guilty or ("toned" in guilty and is_neutral(gloss))]


def _scattered(doc: Document, ours: Sequence[Gloss]) -> bool:
    """Tell whether the glosses stand in running Chinese, behind some of its characters, not nearly all."""
    start, end = doc.line_at(ours[0].start).start, doc.line_at(ours[-1].start).end
    share = len(ours) / max(1, len(HAN.findall(doc.text, start, end)))
    alone = sum(not embedded(doc, gloss) for gloss in ours)
    return SPARSE <= share <= FULL and alone <= len(ours) / 4


def _proofs(doc: Document, ours: Sequence[Gloss]) -> int:
    """Count what no writer would do: gloss the easiest characters, and gloss one again where it was left out before."""
    easiest, forms = common("hans", EASIEST), simplified()
    bases = [forms.get(gloss.base, gloss.base) for gloss in ours]  # a conversion to come must not change the count
    written = Counter(forms.get(char, char) for char in doc.text)
    again = [base for base, count in Counter(bases).items() if 1 < count < written[base]]
    return sum(base in easiest for base in bases) + len(again)
