"""Repair a YAML block that no parser reads: line by line, where the parser stumbles, until it gets through.

The three kinds below are 159 of 159 unreadable blocks among 17,018 real ones: a value that YAML cannot hold unquoted
(74 begin with ``%``, 54 with ``[tag]``), a tab that indents, a colon without its space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.frontmatter import _yaml
from textkit.rules.frontmatter._nodes import LIMIT, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# So many lines are repaired in one block; each costs one reading.
MOST = 64
LARGEST = 64 * 1024

# White space that indents, up to what stands behind the dash of a list.
INDENT = compiled(r"[ \t]*(?:-[ \t]+)?")
# `layout:post`, `title：标题`, `标签：` above a list, and a no-break or ideographic space where the space should be;
# never `http://`.
COLON = compiled(
    r"(?P<key>[^\W\d][\w-]*)(?:(?::(?P<blank>[\u00a0\u3000]+)?(?![\s/])|：[ \t\u00a0\u3000]*)(?=\S)|：[ \t]*\Z)"
)
VALUE = compiled(r"[^\W\d][\w.-]*[ \t]*:[ \t]+(?=\S)|[ \t]*-[ \t]+(?=[%@`\[{*!&|>'\"])")
CLOSERS = {"[": "]", "{": "}"}
# Keys whose values are lists: what looks like one is no text.
LISTED = compiled(r"(?:tags?|categor(?:y|ies)|keywords?|series|aliases|authors)[ \t]*:[ \t]+(?:[\[{]|-[ \t])")
# A letter, an apostrophe, a letter.
APOSTROPHE = compiled(r"(?<=[^\W\d_])'(?=[^\W\d_])")
# The escapes of YAML 1.2, 5.7; behind any other character a backslash is meant as one.
ESCAPE = compiled(r"\\[0abtnvfre \"/\\N_LPxuU\t\n]")


class Repair(NamedTuple):
    """A line's new text, and what was wrong with the old one."""

    line: int
    new: str
    why: str


def repairs(text: str) -> list[Repair] | Fault:
    """Return what makes *text* readable, in order of the lines, or the fault that nothing here removes."""
    lines = text.split("\n")
    fault = _yaml.read(text)
    done: dict[int, Repair] = {}
    while isinstance(fault, Fault):
        step = _step(lines, fault) if len(done) < MOST and len(text) <= LARGEST else None
        if step is None:
            return fault
        repair, after = step
        lines[repair.line] = repair.new
        why = f"{done[repair.line].why}; {repair.why}" if repair.line in done else repair.why
        done[repair.line] = repair._replace(why=why)
        if not isinstance(after, Fault):
            break
        fault = after
    return sorted(done.values())


def mended(text: str) -> str:
    """Return *text* with its repairs made, or as it is where there are none or too little helps."""
    if len(text) > LIMIT or not isinstance(_yaml.read(text), Fault) or isinstance(found := repairs(text), Fault):
        return text
    lines = text.split("\n")
    for repair in found:
        lines[repair.line] = repair.new
    return "\n".join(lines)


def _step(lines: list[str], fault: Fault) -> tuple[Repair, object] | None:
    """Return the first repair that gets the parser past *fault*, and what it says then."""
    here = _line_of(lines, fault.at)
    before = next((i for i in range(here - 1, -1, -1) if lines[i].strip()), here)
    begun = _line_of(lines, fault.context) if fault.context >= 0 else here
    for line in dict.fromkeys((here, begun, before)):
        for mend in MENDS:
            for new, why in mend(lines[line]):
                trial = "\n".join([*lines[:line], new, *lines[line + 1 :]])
                after = _yaml.read(trial)
                if not isinstance(after, Fault) or _further(trial, after, here, fault.problem if line < here else ""):
                    return Repair(line, new, why), after
    return None


def _further(trial: str, after: Fault, here: int, problem: str) -> bool:
    """Return whether the parser gets beyond line *here* now, or stumbles there over something else than *problem*.

    An earlier line that was mended may well have hidden another fault of the line that showed it.
    """
    line = trial.count("\n", 0, after.at)
    return line > here or (line == here and problem not in ("", after.problem))


def _line_of(lines: list[str], at: int) -> int:
    for i, line in enumerate(lines):
        at -= len(line) + 1
        if at < 0:
            return i
    return len(lines) - 1


def _tab(line: str) -> Iterator[tuple[str, str]]:
    match = INDENT.match(line)
    if match and "\t" in match[0]:
        indent, dash, gap = match[0].partition("-")
        spaced = indent.replace("\t", "  ") + dash + gap.replace("\t", " ")
        yield spaced + line[match.end() :], "a tab cannot indent: two spaces"


def _colon(line: str) -> Iterator[tuple[str, str]]:
    if match := COLON.match(line):
        if line[match.end() :]:
            yield f"{match['key']}: {line[match.end() :]}", "no space after the colon: one put in"
        else:
            yield f"{match['key']}:", "a full-width colon ends no key: an ASCII one put in"


def _quote(line: str) -> Iterator[tuple[str, str]]:
    match = VALUE.match(line)
    if not match:
        return
    # What follows ` #` would be a comment if the value could be read; it stays one.
    value, mark, comment = line[match.end() :].partition(" #")
    bare = value.rstrip()
    if inner := _misquoted(bare):
        yield f"{match[0]}{inner[0]}{value[len(bare) :]}{mark}{comment}", inner[1]
    elif _whole(bare) and not LISTED.match(line):
        yield f"{match[0]}{quoted(bare)}{value[len(bare) :]}{mark}{comment}", f"{_trouble(bare)}: quoted"


def _misquoted(value: str) -> tuple[str, str] | None:
    """Return *value*, which is in quotes that do not fit what they hold, in those that do, and what was wrong."""
    quote, inner = value[:1], value[1:-1]
    if quote not in ("'", '"') or not value.endswith(quote) or not inner:
        return None
    if quote == "'" and "'" in inner and inner.count("'") == len(APOSTROPHE.findall(inner)):
        return quoted(inner), "an apostrophe ends what single quotes hold: quoted otherwise"
    if quote == '"' and '"' not in inner and "\\" in inner and not ESCAPE.search(inner):
        return quoted(inner), "a backslash means itself in single quotes only: quoted otherwise"
    return None


def _whole(value: str) -> bool:
    """Return whether *value* can only be meant as text: no template, no open quote, no list in its brackets."""
    first = value[:1]
    if "{{" in value or "{%" in value or not value:
        return False
    if first in "\"'":
        return value.count(first) > 1 and not value.endswith(first)
    return first not in CLOSERS or _closes_early(value, first)


def _closes_early(value: str, opener: str) -> bool:
    """Return whether the bracket that opens *value* closes before its end: `[tag] text` rather than `[a, b]`."""
    depth = 0
    for i, character in enumerate(value):
        depth += (character == opener) - (character == CLOSERS[opener])
        if depth == 0:
            return i < len(value) - 1
    return False


def _trouble(value: str) -> str:
    if value[0] in "%@`*&!|>":
        return f"no plain value may begin with {value[0]}"
    if value[0] in "[{\"'":
        return f"text after what {value[0]} opens"
    if value[:2] in ("- ", "? "):
        return f"no plain value may begin with {value[0]} and a space"
    return "a colon and a space inside the value"


def quoted(value: str) -> str:
    """Return *value* in the quotes that leave it as it is: single, double if it holds single ones, else doubled."""
    if "'" in value and not set(value) & set('"\\'):
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


MENDS: tuple[Callable[[str], Iterator[tuple[str, str]]], ...] = (_tab, _colon, _quote)
