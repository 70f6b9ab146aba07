"""Writing: a text as a value of the block's format, quoted only where it has to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.rules.frontmatter._block import read
from textkit.rules.frontmatter._nodes import Tree
from textkit.rules.frontmatter._repair import quoted

if TYPE_CHECKING:
    from textkit.rules.frontmatter._nodes import Format

# What could end an element of a list in brackets, or begin something else.
SPECIAL = compiled(r"[,\[\]{}:#'\"\\&*!|>%@`]")


def scalar(text: str, form: Format) -> str:
    """Return *text* as a string in *form*, one line, fit for the value of a key."""
    if form != "yaml":
        import json

        return json.dumps(text, ensure_ascii=False)
    said = read(f"k: {text}", "yaml")
    return text if isinstance(said, Tree) and said.meaning == [("k", text)] else _in_quotes(text)


def element(text: str, form: Format) -> str:
    """Return *text* as a string in *form*, fit for a list in brackets."""
    written = scalar(text, form)
    return _in_quotes(text) if form == "yaml" and written == text and SPECIAL.search(text) else written


def _in_quotes(text: str) -> str:
    """Return *text* in YAML's quotes: double ones with escapes where a line or a control character is in it."""
    import json

    return quoted(text) if text.isprintable() or "\u3000" in text else json.dumps(text, ensure_ascii=False)
