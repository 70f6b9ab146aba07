from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.glosses._machine import left_by_conversion
from textkit.rules.glosses._readings import ABOUT, hinted
from textkit.rules.glosses._rest import until_rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document


@rule(risk="lossy", clue=hinted, about=ABOUT, wakes=("encoding",))
def pinyin_gloss(doc: Document) -> Iterator[Edit]:
    """Remove readings in brackets that a script conversion left behind characters.

    Hijacked pages are converted to Traditional by a table whose entries hold the reading too, so that a fixed set of
    common characters has it at every occurrence, in tones or in bopomofo.  Notes for readers are the opposite: they
    stand behind rare characters or unusual readings, once, and behind characters of either script.

    ```diff
    - 強(qiáng)化協(xié)同創(chuàng)新
    + 強化協同創新
    ```
    ```diff
    - 本地圖書館網（ㄨㄤˇ）站
    + 本地圖書館網站
    ```
    The table works on bytes, so a reading can stand behind a letter that completes the character it reads (in GBK,
    宏 ends and P begins 關):
    ```diff
    - 採用永宏P(guān)LC的設(shè)備
    + 採用永宏PLC的設備
    ```
    ```keep
    亳(bó)州、歙(Shè)縣和單(shàn)縣的灃(fēng)水
    ```
    ```keep
    你(nǐ)們(men)學(xué)寫(xiě)字(zì)，我(wǒ)說(shuō)你(nǐ)聽(tīng)
    ```
    """
    for gloss in until_rest(doc, left_by_conversion):
        yield Edit(gloss.start, gloss.end, "", f"reading {doc.text[gloss.start : gloss.end]} left by a conversion")
