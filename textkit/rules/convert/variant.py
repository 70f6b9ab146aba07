from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textkit.edit import tight
from textkit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    import opencc

    from textkit.document import Document
    from textkit.edit import Edit

CONFIGS = {"hans": "t2s", "hant": "s2t", "tw": "s2tw", "hk": "s2hk", "jp": "t2jp"}


@cache
def _converter(config: str) -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC(config)


@rule(risk="lossy", settles=False)
def variant(doc: Document, *, to: str = "", config: str = "") -> Iterator[Edit]:
    """Convert between Simplified and Traditional Chinese.

    Idle until a target is given: a script or region (`to`), or an OpenCC configuration (`config`).

    ```diff to=hant
    - 软件里的头发
    + 軟件裏的頭髮
    ```
    ```keep
    软件
    ```
    """
    name = config or CONFIGS.get(to, "")
    if not name:
        return
    for start, end in doc.prose():
        old = doc.text[start:end]
        new = _converter(name).convert(old)
        at = start
        for before, after in zip(old.split("\n"), new.split("\n"), strict=True):
            if before != after:
                yield tight(at, before, after, f"OpenCC {name}")
            at += len(before) + 1
