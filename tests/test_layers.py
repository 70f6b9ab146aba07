"""Each module imports only from the layers below it, and heavy libraries wait until they are needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import textkit

# From the bottom up; a package counts as its folder, but for the one about files, whose modules build on each other.
LAYERS = [
    "errors",
    "lazily",
    "active",
    "toml",
    "edit",
    "newlines",
    "frequencies",
    "sketch",
    "regions",
    "document",
    "clue",
    "exposure",
    "suppression",
    "script",
    "rule",
    "rules",
    "catalog",
    "aftermath",
    "pipeline",
    "recipes",
    "decoding",
    "diff",
    "lost",
    "tree.files",
    "tree.outcome",
    "tree.globs",
    "tree.ignores",
    "tree.walk",
    "tree.workers",
    "tree.guard",
    "tree.cache",
    "tree.examine",
    "tree.entry",
    "tree.journal",
    "tree.undo",
    "tree.writing",
    "stats",
    "learn",
    "tree.batch",
    "imagelinks",
    "report",
    "config",
    "cli",
]
ROOT = Path(textkit.__file__).parent


def layer(name: str) -> str:
    first, _, rest = name.partition(".")
    return f"tree.{rest.split('.')[0]}" if first == "tree" else first


def imports(file: Path):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in {"textkit", "textkit.tree"}:
            yield from (layer(f"{node.module}.{alias.name}".removeprefix("textkit.")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("textkit."):
            yield layer(node.module.removeprefix("textkit."))


@pytest.mark.parametrize("file", sorted(ROOT.rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_imports_only_from_below(file):
    mine = layer(".".join(file.relative_to(ROOT).with_suffix("").parts))
    if mine not in {"__init__", "__main__", "tree.__init__"}:
        assert [name for name in imports(file) if LAYERS.index(name) > LAYERS.index(mine)] == []


@pytest.mark.parametrize("file", sorted(ROOT.rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_lines_end_at_line_feeds_only(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "splitlines"]


def test_a_clean_document_pays_for_no_heavy_library():
    script = (
        "import sys, textkit;"
        "page = '书店开门了\\n\\n' + '一段好好的文字，不长也不短，够人读上一会儿，再去喝茶。\\n' * 3;"
        "textkit.clean(page, 'web'); textkit.decode('好'.encode());"
        "print(*({'ftfy', 'opencc', 'chardet', 'numpy', 'rich', 'typer', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
