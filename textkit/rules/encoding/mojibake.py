from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._damage import ABOUT, consistent
from textkit.rules.encoding._signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ftfy

    from textkit.document import Document
    from textkit.edit import Edit

# What the first byte of a character in UTF-8 looks like in one of the encodings that ftfy knows.
CLUE = compiled(
    "[\x80-\x9f\u00a0-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u04ff\u201a\u201e\u2020\u2021\u2030\u20ac\u2122\u221a\u2500-\u259f\uf000-\uf0ff]"
)


@cache
def _config() -> ftfy.TextFixerConfig:
    """Return ftfy's settings without those that rewrite good text: width, quotes, ligatures, entities."""
    import ftfy

    return ftfy.TextFixerConfig(
        fix_character_width=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        normalization=None,
        unescape_html=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        remove_terminal_escapes=False,
        fix_surrogates=False,
    )


@rule(risk="safe", about=ABOUT)
def mojibake(doc: Document) -> Iterator[Edit]:
    """Repair Latin, Greek and Cyrillic text that was decoded with the wrong encoding.

    By ftfy, and only its repair of encodings: its wider settings turn full-width Chinese punctuation into ASCII.

    ```diff
    - voilÃ  le cafÃ©
    + voilà le café
    ```
    ```keep
    In UTF-8 read as Latin-1, `Ã©` was an é.
    ```
    ```keep
    他说：“你好，世界！”（真的）
    ```
    """
    if not CLUE.search("".join(signs(doc).chars)):
        return
    yield from consistent(doc, _edits(doc))


def _edits(doc: Document) -> Iterator[Edit]:
    import ftfy

    for line in doc.lines_with(CLUE):
        fixed = ftfy.fix_encoding(line.text, _config())
        if fixed != line.text:
            yield line.replace(fixed, "decoded with the wrong encoding")
