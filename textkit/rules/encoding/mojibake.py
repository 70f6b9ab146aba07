from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._damage import ABOUT, consistent
from textkit.rules.encoding._signs import EAST_ASIAN_LETTER, other, signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ftfy

    from textkit.document import Document
    from textkit.edit import Edit

# Accented Latin letters, and with them Greek and Cyrillic ones.
ACCENTED = "\xc0-\xd6\xd8-\xf6\xf8-\u017fҐґ"
LETTER = f"{ACCENTED}\u0370-\u04ff"
CAPITAL = "".join(char for char in map(chr, (*range(0xC0, 0x180), 0x490)) if char.isupper())
# Signs that show mojibake beside one another or beside accented letters; those that do so beside any letter; and
# those that are so common that only an accented capital before them shows it.
SIGN = (
    "\xa1-\xac\xae-\xb3\xb5\xb6\xb8-\xbf\xd7\xf7\u0192\u02c6-\u02dd\u0384\u0385\u2018\u201a-\u201e\u2020-\u2022\u2030-\u2044"
    "\u20a7\u20ac\u2116-\u2122\u2200-\u265e\uf8ff\ufb01\ufb02\ufffd"
)
RARE = "\xa4\xa6\xa8\xaa\xac\xaf\xb8\xba\u0192\u02c6-\u02dd\u2020\u2021\u2030\u2310\u25ca\ufffd"
COMMON = "\xa0\xad\xb4\xb7\u2013-\u2015\u2019\u2026"
# What the first byte of a character in UTF-8 looks like in one of the encodings that ftfy knows.
FIRST = compiled(
    "[\x80-\xa6\xa8-\xaf\xb2-\xb6\xb8-\xd6\xd8-\u04ff\u201a\u201e\u2020\u2021\u2030\u20ac\u2122\u221a\u2500-\u259f\uf000-\uf0ff]"
)
# All that ftfy calls bad, and little else: its own pattern, of forty branches, takes twenty times as long.
CLUE = compiled(
    f"[\x80-\x9fŒœЂ{CAPITAL}{SIGN}](?:(?<=[\x80-\x9fŒœЂ])|(?=[{SIGN}{COMMON}{CAPITAL}šž])|(?<=[{LETTER}][{CAPITAL}])"
    f"|(?<=[{LETTER}][{RARE}])|(?<=[{ACCENTED}][{SIGN}])|(?<=[{SIGN}])(?=[{ACCENTED}])|(?<=[ÂÃ])(?= )"
    f"|(?<=[ВГРСΒΞΟΓβ][{SIGN}]))"
)
# Good text that looks the same: a letter alone with a sign is a measure (120 Å², Ø±0.05), alone in quotation marks it
# is named, and the table of Latin-1 has a sign among its letters.
BESIDE = "\xa1-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u2010-\u2044\u2122"
APART = "(?![A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0370-\u052f])"
MEANT = compiled(
    f"(?<![^\x00-@\\[-`{{-~×\u3000-\uffef])(?:[ÄÅÇÉÑÖØÜ][{BESIDE}]{APART}|Ø(?![{BESIDE}]){APART})"
    "|(?<=[“‘„‚«「『\"'(])[ÂÃ](?=[”’“‘»」』\"')])|Ö×Ø"
)
MANY = 8  # different special characters, which a text in an alphabet has, but not one in Chinese


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


@rule(risk="safe", about=ABOUT, wakes=("encoding",))
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
    ```keep
    120 Å² and 350 Å³, Ø±0.05 mm, Ø²·π/4, the letter “Â”
    ```
    """
    if not FIRST.search(signs(doc)) and not other(doc):
        return
    yield from consistent(doc, _edits(doc))


def _edits(doc: Document) -> Iterator[Edit]:
    # A line that can be repaired has both; the rarer one is searched for.
    rarer, also = (CLUE, FIRST) if other(doc) or len(signs(doc)) > MANY else (FIRST, CLUE)
    for line in doc.lines_with(rarer):
        fixed = _fixed(line.text) if also.search(line.text) else line.text
        if fixed != line.text:
            yield line.replace(fixed, "decoded with the wrong encoding")


@lru_cache(64)  # a page repeats lines
def _fixed(text: str) -> str:
    """Return *text* after as many rounds of repair as it takes, up to one that makes up East Asian.

    An é and two ellipses behind it are the bytes of a Han character; only a line that is UTF-8 as a whole proves one.
    """
    import ftfy

    fixed, plan = ftfy.fix_encoding_and_explain(text, _config())
    other = MEANT.sub("A", text) if plan else text
    if other != text and ftfy.fix_encoding(other, _config()) == other:
        return text
    if not plan or not _letters(fixed) - _letters(text):
        return fixed
    ends = [i for i, (action, _) in enumerate(plan, 1) if action in ("decode", "apply")]
    rounds = [text, *(ftfy.apply_plan(text, list(plan[:end])) for end in ends)]
    first = next(i for i, after in enumerate(rounds) if _letters(after) - _letters(text))
    proven = first == 1 and plan[ends[0] - 1][0] == "decode"
    return rounds[1] if proven else rounds[first - 1]


def _letters(text: str) -> Counter[str]:
    return Counter(EAST_ASIAN_LETTER.findall(text))
