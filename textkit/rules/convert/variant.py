from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.document import Document
from textkit.edit import Edit, Note, apply, compose
from textkit.rule import rule
from textkit.rules.convert._changes import doubts
from textkit.rules.convert._choice import Target, choices, edits
from textkit.rules.convert._spans import between, holes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textkit.rules.convert._choice import Choice

# What readers see of a page's metadata.  Tags and categories make addresses, so they are converted when named.
KEYS = ("title", "subtitle", "description", "summary", "excerpt")

# Targets that share characters with what they are made of: what was converted may look as if it were not.
SHARED = ("tw", "hk", "jp")
ROUNDS = 4

Span = tuple[int, int]


class Wanted(NamedTuple):
    """What a user asks for: the options of the rule."""

    to: Target
    config: str
    phrases: bool
    keys: tuple[str, ...]
    glossary: tuple[str, ...]


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
    `config` names a configuration, which then converts everything but lines that are already in the script it leads
    to; `phrases` asks for regional vocabulary too.  Of the metadata only the values of `keys` change.  `glossary` wins
    over the dictionaries: `old=new` is written so, a lone name stays.  `ambiguities` notes the characters that could be
    meant otherwise.

    What was converted stays as it is, with one exception: a word alone may be the other side's word for something else
    (进程 becomes 程序, and 程序 becomes 程式), so a line of a few words without a character of either script may change
    again where `config` is named.

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
    A surname before a title, or behind 姓, is no word:
    ```diff to=tw
    - 范先生说，他不姓于；余老师于某日来
    + 范先生說，他不姓于；余老師於某日來
    ```
    Words that the dictionaries would cut in the wrong place are weighed against their neighbours:
    ```diff config=s2t
    - 被发明的不只是写字，后宫不是天后宫
    + 被發明的不只是寫字，後宮不是天后宮
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
    ```keep config=s2t
    他了解到藥品生產受到干擾，於是小夥伴們一起去看老里長。
    ```
    ```keep to=hant
    這裡和那裡都已經是繁體中文。
    ```
    """
    wanted = Wanted(to, config, phrases, keys, glossary)
    spans, plan, found = _once(doc, wanted)
    if found and to in SHARED:
        found = _at_rest(doc, found, wanted)
    if not ambiguities:
        return found
    return [*found, *(note for choice in plan for note in doubts(doc.text, spans, choice.configs))]


def _once(doc: Document, wanted: Wanted) -> tuple[list[Span], list[Choice], list[Edit]]:
    """Return the spans of *doc* that may change, what is to be done with them, and the edits that do it."""
    text = doc.text
    plan = choices(text, wanted.to, wanted.phrases) if wanted.to and not wanted.config else []
    if not text or not (plan or wanted.config):
        return [], [], []  # nothing to do, told from the text as a whole before it is taken apart
    gaps = holes(doc, wanted.keys, wanted.glossary)
    spans = list(between(gaps, len(text)))
    if gaps or wanted.config:
        prose = "\n".join(text[start:end] for start, end in spans) if gaps else text
        plan = choices(prose, wanted.to, wanted.phrases, wanted.config) if spans else []
    if len(plan) == 1 and not any(hole.new for hole in gaps):
        return spans, plan, edits(doc, spans, plan[0])
    found = {start: Edit(start, end, new, "glossary") for start, end, new in gaps if new is not None}
    for edit in (edit for choice in plan for edit in edits(doc, spans, choice)):
        found[edit.start] = _both(text, found[edit.start], edit) if edit.start in found else edit
    return spans, plan, [found[start] for start in sorted(found)]


def _both(text: str, one: Edit, two: Edit) -> Edit:
    """Return the edit that does what *one* and *two* do, which start at the same place; character by character."""
    old = text[one.start : one.end]
    if one.end != two.end or not len(old) == len(one.new) == len(two.new):
        return two
    rows = zip(old, one.new, two.new, strict=True)
    return two._replace(new="".join(b if b != a else c for a, b, c in rows))


def _at_rest(doc: Document, found: list[Edit], wanted: Wanted) -> list[Edit]:
    """Return *found* and what becomes of the result, until nothing more does."""
    for _ in range(ROUNDS):
        middle = Document(apply(doc.text, found), doc.dialect)
        more = _once(middle, wanted)[2]
        if not more:
            break
        found = [e for e in compose(middle.text, found, more) if doc.text[e.start : e.end] != e.new]
    return found
