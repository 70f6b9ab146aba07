from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rule import rule
from textkit.rules.convert._choice import Target, choices, wanted
from textkit.rules.convert._stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document


@rule(risk="lossy", settles=False)
def variant(doc: Document, *, to: Target = "", config: str = "", phrases: bool = False) -> Iterator[Edit]:
    """Convert between Simplified and Traditional Chinese and their regional standards.

    Idle until it is told what to do.  `to` names a target (`hans`, `hant`, `tw`, `hk`, `jp`) and picks OpenCC's
    configuration from what each part of the text is; what is there already, Japanese and Korean stay as they are.
    `config` names a configuration, which then converts everything; `phrases` asks for regional vocabulary too.

    ```diff to=hans
    - 軟件裏的頭髮
    + 软件里的头发
    ```
    ```diff to=tw phrases=yes
    - 软件里的鼠标
    + 軟體裡的滑鼠
    ```
    Text that was converted character by character has lost which word was meant:
    ```diff to=tw
    - 關于這里的規范，以后再說。
    + 關於這裡的規範，以後再說。
    ```
    ```diff to=hans
    - 两者有什么區别?
    + 两者有什么区别?
    ```
    ```diff config=s2hk
    - 说明在里面
    + 説明在裏面
    ```
    ```keep to=hans
    乾隆年间的著作，瞭望塔下藉口众多。
    ```
    ```keep to=hans
    日本語の文書は変換しない。漢字の語彙が豊富だから。
    ```
    ```keep to=hant
    這裡和那裡都已經是繁體中文。
    ```
    """
    if config:
        for start, old, new in stretches(doc.text, list(doc.prose()), [config]):
            yield Edit(start, start + len(old), new, f"OpenCC {config}")
    if config or not to:
        return
    found: dict[int, Edit] = {}
    for choice in choices(doc.text, to, phrases):
        why = f"to {to} by {'+'.join(choice.configs)}"
        for stretch in stretches(doc.text, list(doc.prose()), choice.configs):
            new = wanted(stretch, choice)
            if new != stretch.old:
                found[stretch.start] = Edit(stretch.start, stretch.start + len(stretch.old), new, why)
    yield from (found[start] for start in sorted(found))
