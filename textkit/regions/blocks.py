"""Blocks that own whole lines: code, fenced or indented, and HTML that is not for reading (comment, script, pre).

The line machine reads only the lines that may begin or end such a block, and those before them that tell whether
they do: from the last line without indent behind a blank one, where nothing can be open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.lazily import compiled
from textkit.regions.machine import Machine

if TYPE_CHECKING:
    import re

    from textkit.regions.kinds import Region

# No such block begins without one of these behind the marks of quotes and lists; indented code has four columns.
_BEGINNING = r"```|~~~|<(?:[!?]|(?i:pre|script|style|textarea))"
CLUE = compiled(rf"\n[ \t>*+\-.)\d]*+(?:{_BEGINNING})")
INDENTED_CLUE = compiled(rf"\n[ >*+\-.)\d]*?(?:    |\t|{_BEGINNING})")


def scan(text: str, at: int, *, indented: bool) -> list[Region]:
    """Return the code and raw HTML blocks of *text* behind offset *at*; with *indented*, indented code as well.

    *at* is where a line begins.
    """
    clue = INDENTED_CLUE if indented else CLUE
    machine = Machine()
    at = _read(machine, text, at)
    while hit := clue.search(text, at - 1):
        line = hit.start() + 1
        fresh = _fresh(text, at, line)
        if fresh > at:
            machine.forget()
            at = fresh
        while at <= line:
            at = _read(machine, text, at)
    machine.close(len(text))
    return [block._replace(kind="code block") if block.kind == "indented" else block
            for block in machine.found if indented or block.kind != "indented"]  # fmt: skip


def _fresh(text: str, at: int, line: int) -> int:
    """Return the last line of ``[at, line]`` that is not indented and stands behind a blank one, or *at*."""
    blank = text.rfind("\n\n", at, line)
    while blank >= 0 and text[blank + 2] in " \t\n":
        blank = text.rfind("\n\n", at, blank + 1)
    return blank + 2 if blank >= 0 else at


def _read(machine: Machine, text: str, at: int) -> int:
    """Let *machine* read the line at *at* and the block that it opens; return where the next line begins."""
    end = text.find("\n", at) + 1 or len(text)
    machine.read(at, end, text[at:end])
    while machine.open:
        at = _next(machine.open.clue, text, end)
        end = text.find("\n", at) + 1 or len(text)
        if at == end:
            machine.close(end)
        else:
            machine.read(at, end, text[at:end])
    return end


def _next(clue: re.Pattern[str], text: str, at: int) -> int:
    """Return where the next line begins, from *at* on, that holds *clue*, or the end of *text*."""
    hit = clue.search(text, at - 1)
    return text.rfind("\n", 0, hit.end()) + 1 if hit else len(text)
