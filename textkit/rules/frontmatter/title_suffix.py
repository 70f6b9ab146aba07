from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.frontmatter._block import block_of, named
from textkit.rules.frontmatter._splice import meaning_of, proved, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Note

# What stands between a title and the name of its site.
# The same as a mark with what is around it: a hyphen or a colon within a word is none.
MARK = compiled(r"(?:(?<![ \t])[ \t]++[-–—·»:/]|[_|―›>：／—])[ \t]*(?=\S)")
LONGEST = 30  # characters that the name of a site may have
SEPARATORS = " \t\u00a0\u3000-_|–—―·»›>:：/／"


@rule(risk="lossy", clue=block_of, about=["front matter"], opt_in=True)
def title_suffix(doc: Document, *, suffixes: tuple[str, ...] = ()) -> Iterator[Edit | Note]:
    """Cut the name of the site from the end of the title.

    Only the names in `suffixes` are cut, and only behind a separator; without any the rule is idle.

    ```diff suffixes=山城日报
      ---
    - title: 春天来了 - 山城日报
    + title: 春天来了
      ---
    ```
    ```diff suffixes=site.example,山城日报
      ---
    - title: "春天来了_山城日报"
    + title: "春天来了"
      ---
    ```
    ```keep suffixes=山城日报
    ---
    title: 我读山城日报
    ---
    ```
    ```keep
    ---
    title: 春天来了 - 山城日报
    ---
    ```
    """
    block = block_of(doc)
    entry = named(block, "title") if block and any(suffix in block.text for suffix in suffixes) else None
    if block is None or entry is None or entry.value.kind != "str" or entry.value.style not in ("", '"', "'"):
        return
    quote = len(entry.value.style)
    inner = block.text[entry.value.start + quote : entry.value.end - quote]
    bare = _without(inner, suffixes)
    if bare != inner:
        start = entry.value.start + quote + len(bare)
        kept = entry.value.text[: len(entry.value.text) - (len(inner) - len(bare))]
        edit = Edit(start, entry.value.end - quote, "", "the name of the site")
        yield from proved(block, [edit], replaced(meaning_of(block), "title", kept))


def _without(title: str, suffixes: tuple[str, ...]) -> str:
    """Return *title* without the *suffixes* that stand behind a separator, as many as there are."""
    while True:
        for suffix in filter(None, suffixes):
            before = title.removesuffix(suffix)
            bare = before.rstrip(SEPARATORS)
            if before != title and "" != bare != before:
                title = bare
                break
        else:
            return title


def title_of(doc: Document) -> str:
    """Return the title that the front matter of *doc* has, empty if none."""
    block = block_of(doc)
    entry = named(block, "title") if block else None
    return entry.value.text if entry and entry.value.kind == "str" else ""


def tails(title: str) -> Iterator[str]:
    """Yield what stands behind each of the last separators of *title*."""
    for mark in list(MARK.finditer(title))[-3:]:
        if mark.start() and 2 <= len(title) - mark.end() <= LONGEST:
            yield title[mark.end() :]
