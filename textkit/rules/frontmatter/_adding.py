"""Adding entries to a block, behind those that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.edit import Edit
from textkit.rules.frontmatter._block import entries_of, read
from textkit.rules.frontmatter._nodes import Tree
from textkit.rules.frontmatter._repair import mended
from textkit.rules.frontmatter._splice import meaning_of, proved
from textkit.rules.frontmatter._write import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.edit import Note
    from textkit.rules.frontmatter._block import Block
    from textkit.rules.frontmatter._nodes import Format, Meaning


def repaired(block: Block) -> Block:
    """Return *block* with the text that `unreadable-value` will give it; only its end is still where it was."""
    text = mended(block.text) if block.format == "yaml" else block.text
    return block._replace(text=text, start=block.end - len(text))


def added(block: Block, facts: dict[str, str], why: str) -> Iterator[Edit | Note]:
    """Yield the edit that puts *facts* behind the entries of *block*; what it says in any spelling stays."""
    known = {entry.name.lower() for entry in entries_of(block)}
    new = {key: value for key, value in facts.items() if key.lower() not in known and value not in block.text}
    if not new or not known:
        return
    said = f"{why}: {', '.join(new)}"
    lines = [line_of(key, value, block.format) for key, value in new.items()]
    last = entries_of(block)[-1].value.end
    if block.format == "yaml":
        edit = Edit(len(block.text), len(block.text), "".join(f"{line}\n" for line in lines), said)
    elif block.format == "toml":  # before the first table
        at = block.text.index("\n", last)
        edit = Edit(at, at, "".join(f"\n{line}" for line in lines), said)
    else:
        edit = Edit(last, last, "".join(f",\n{line}" for line in lines), said)
    meaning, count = meaning_of(block), len(entries_of(block))
    yield from proved(block, [edit], [*meaning[:count], *_said(lines, block.format), *meaning[count:]])


def line_of(key: str, value: str, form: Format) -> str:
    """Return the entry as a line of *form*; YAML knows a date without quotes."""
    if form == "yaml":
        return f"{key}: {value if key == 'date' else scalar(value, form)}"
    return f"{key} = {scalar(value, form)}" if form == "toml" else f'"{key}": {scalar(value, form)}'


def _said(lines: list[str], form: Format) -> Meaning:
    tree = read((",\n" if form == "json" else "\n").join(lines), form)
    return tree.meaning if isinstance(tree, Tree) else []
