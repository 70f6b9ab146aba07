from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit, Note
from textkit.rule import rule
from textkit.rules.convert._changes import doubts
from textkit.rules.convert._choice import Target, choices, edits
from textkit.rules.convert._spans import between, holes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textkit.document import Document

# What readers see of a page's metadata.  Tags and categories make addresses, so they are converted when named.
KEYS = ("title", "subtitle", "description", "summary", "excerpt")


@rule(risk="lossy", about=("front matter",), settles=False)
def variant(  # noqa: PLR0913 - an option is a parameter
    doc: Document,
    *,
    to: Target = "",
    config: str = "",
    phrases: bool = False,
    keys: tuple[str, ...] = KEYS,
    glossary: tuple[str, ...] = (),
    ambiguities: bool = False,
) -> Iterable[Edit | Note]:
    """Convert between Simplified and Traditional Chinese and their regional standards.

    Idle until it is told what to do.  `to` names a target (`hans`, `hant`, `tw`, `hk`, `jp`) and picks OpenCC's
    configuration from what each part of the text is; what is there already, Japanese and Korean stay as they are.
    `config` names a configuration, which then converts everything; `phrases` asks for regional vocabulary too.
    Of the metadata only the values of `keys` change.  `glossary` wins over the dictionaries: `old=new` is written so,
    a lone name stays.  `ambiguities` notes the characters that could be meant otherwise.

    ```diff to=hans
    - 軟件裏的頭髮，著急地看著 `頭髮`
    + 软件里的头发，着急地看着 `頭髮`
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
    Words that the dictionaries would cut in the wrong place are weighed against their neighbours:
    ```diff config=s2t
    - 被发明的不只是写字
    + 被發明的不只是寫字
    ```
    ```diff to=hans
    - 两者有什么區别?
    + 两者有什么区别?
    ```
    ```diff to=tw glossary=吴某某,内存=記憶體
    - 吴某某的内存，-{内存}-与<span lang="zh-Hans">内存</span>
    + 吴某某的記憶體，-{内存}-與<span lang="zh-Hans">内存</span>
    ```
    ```diff to=hans keys=title,tags
    - ---
    - title: 軟件測試
    - slug: 軟件
    - tags: [測試, 軟件]
    - ---
    + ---
    + title: 软件测试
    + slug: 軟件
    + tags: [测试, 软件]
    + ---
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
    plan = choices(doc.text, to, phrases, config)
    if not plan or not doc.text:
        return []  # nothing to do, told from the text as a whole before it is taken apart
    gaps = holes(doc, keys, glossary)
    spans = list(between(gaps, len(doc.text)))
    if gaps:
        prose = "\n".join(doc.text[start:end] for start, end in spans)
        plan = choices(prose, to, phrases, config) if spans else []
    notes = [note for choice in plan for note in doubts(doc.text, spans, choice.configs)] if ambiguities else []
    if len(plan) == 1 and not any(hole.new for hole in gaps):
        return [*edits(doc, spans, plan[0]), *notes]
    found = {start: Edit(start, end, new, "glossary") for start, end, new in gaps if new is not None}
    found |= {edit.start: edit for choice in plan for edit in edits(doc, spans, choice)}
    return [*(found[start] for start in sorted(found)), *notes]
