from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._signs import special

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document

PRIVATE = compiled("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# Word processors put the bullets of their symbol fonts at U+F000 and up: Symbol's B7, and these of Wingdings.
BULLETS = dict(zip("\uf0b7\uf0a7\uf06c\uf06e\uf075\uf076\uf0d8\uf0e0\uf0fc", "•▪●■◆❖➢→✓", strict=True))


@rule(risk="lossy", clue=special(PRIVATE), wakes=("encoding",))
def private_use(doc: Document) -> Iterator[Edit]:
    """Remove private-use characters, the icons of a web font, which show as boxes without it.

    The bullets of word processors become the characters that they show.

    ```diff
    - 安全的<U+E600>站点<U+F101>
    + 安全的站点
    ```
    ```diff
    - <U+F0D8> 第一项
    + ➢ 第一项
    ```
    ```keep
    安全的★站点
    ```
    """
    for hit in PRIVATE.finditer(doc.text):
        fresh = BULLETS.get(hit[0], "")
        yield Edit(*hit.span(), fresh, "bullet of a symbol font" if fresh else "private-use character")
