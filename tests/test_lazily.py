"""Patterns are compiled when they are first used, and yet every one of them is sound."""

from __future__ import annotations

import ast
import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest

import textkit
from textkit.lazily import _Pattern, compiled

MODULES = [found.name for found in pkgutil.walk_packages(textkit.__path__, "textkit.") if found.name[-8:] != "__main__"]
ROOT = Path(textkit.__file__).parent


def test_a_pattern_does_what_it_would_if_it_were_compiled_at_once():
    """Text and bytes, flags, and what can be asked of a pattern."""
    assert compiled("a(?P<b>.)", re.IGNORECASE).sub(r"\g<b>", "xAyz") == "xyz"
    assert compiled(rb"[\x80-\xff]").findall(b"a\xe9") == [b"\xe9"]
    assert compiled("a", re.MULTILINE).flags == re.compile("a", re.MULTILINE).flags


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_compiles(name):
    """An error in a pattern shows here, not in the first text that needs it."""
    for value in vars(import_module(name)).values():
        held = value.values() if isinstance(value, dict) else value if isinstance(value, (tuple, list)) else (value,)
        assert all(pattern.groups >= 0 for pattern in held if isinstance(pattern, _Pattern))


def test_no_rule_compiles_a_pattern_when_it_is_imported():
    """Two hundred patterns take longer than a page; and rules shall have one way to write a pattern."""
    eager = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sorted((ROOT / "rules").rglob("*.py"))
        for statement in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(statement, (ast.Assign, ast.AnnAssign))
        for call in ast.walk(statement)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "re.compile"
    ]
    assert eager == []
