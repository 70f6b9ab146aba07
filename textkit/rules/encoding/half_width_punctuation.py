from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

HAN = "\u3400-\u9fff\uf900-\ufaff"
WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
# Behind a Han character or a closing mark, and before one, an opening mark or the end of the line; never before a
# digit, a letter or a space, as numbers, times, addresses and code have it.
HALF = compiled(f"(?<=[{HAN}》」』”）)])(?P<mark>[,;:?!])(?=[{HAN}《「『“（]|$)", re.MULTILINE)
COMMA = compiled(f"(?<=[{HAN}》」』”）]),(?=[{HAN}《「『“（])")
ENOUGH = 3  # half-width commas between Han characters that make a habit
RARE = 0.1  # share of full-width commas above which a text has not lost its own


@rule(risk="lossy", clue=holding(","), opt_in=True)
def half_width_punctuation(doc: Document) -> Iterator[Edit]:
    """Restore the full-width punctuation of a Chinese text that has lost it.

    Acts only on a text whose commas between Chinese characters are nearly all half-width; numbers, times, addresses
    and code keep theirs.

    ```diff
    - 今天,天气好:我们去,他们去,都去!共1,000人,12:30出发。
    + 今天，天气好：我们去，他们去，都去！共1,000人,12:30出发。
    ```
    ```keep
    今天，天气好，我们去,他们去。
    ```
    ```keep
    list,map,filter: 列表,映射
    ```
    """
    half = sum(1 for _ in COMMA.finditer(doc.text))
    if half < ENOUGH or doc.text.count("，") > RARE * half:
        return
    for hit in HALF.finditer(doc.text):
        yield Edit(*hit.span(), WIDE[hit["mark"]], "half-width punctuation between Chinese characters")
