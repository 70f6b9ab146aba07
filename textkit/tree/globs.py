"""Globs: git's patterns as regexes that do not backtrack, since ignore files and configurations may be a stranger's.

pathspec makes of ``a*b*c*d`` a regex that takes the cube of the length of a name, and of ``**/a/**/b`` the square of
the depth of a path.  But a star that another star follows need never give back what it took: if the rest fits
behind any place where its own part ends, it fits behind the first.  So all but the last one are made atomic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

from textkit.errors import UserError
from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec

# What pathspec writes for a star, for two of them at the beginning, and for two in the middle.
STAR, START, MIDDLE = "[^/]*", "^(?:.+/)?", "(?:/.+)?/"
# A set of characters, which never has the slash in git; a star is none, and what is escaped.
SET = compiled(r"\\.|\[\^/\]|(\[\^?\]?(?:\\.|[^\]\\])*\])")


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return the git patterns *lines*, each taking time linear in a path; raises ``UserError`` for what is none."""
    from pathspec import GitIgnoreSpec

    patterns: list[Any] = []
    with catch_warnings():
        simplefilter("ignore")  # what a set within a set will mean some day is not the user's concern
        for line in lines:
            try:
                patterns += GitIgnoreSpec.from_lines([line]).patterns
                for pattern in patterns[-1:]:
                    pattern.regex = pattern.regex and re.compile(settled(pattern.regex.pattern))
            except (ValueError, re.error):
                raise UserError(f"{line!r} is no pattern that git knows") from None
    return GitIgnoreSpec(patterns)


def known(line: str) -> bool:
    """Say whether *line* is a pattern, or says nothing."""
    try:
        spec([line])
    except UserError:
        return False
    return True


def settled(regex: str) -> str:
    """Return *regex*, as pathspec writes it, with all stars but the last of a name, and of a path, atomic."""
    regex = SET.sub(lambda hit: f"(?!/){hit[0]}" if hit[1] else hit[0], regex)
    *early, last = regex.split(MIDDLE)
    if not early:
        return _in_names(regex)
    first, *middle = early
    pieces = [f"(?>^(?:.+?/)??{_in_names(first[len(START) :])}(?=/))" if first.startswith(START) else _in_names(first)]
    pieces += [f"(?>(?:/.+?)??/{_in_names(piece)}(?=/))" for piece in middle]
    return "".join(pieces) + MIDDLE + _in_names(last)


def _in_names(regex: str) -> str:
    """Return *regex*, in which no folders are left open, with all stars of a name but its last atomic."""
    before, *pieces = regex.split(STAR)
    *early, last = [f"{STAR}{piece}" if "/" in piece else f"(?>{STAR}?{piece})" for piece in pieces] or [""]
    return before + "".join(early) + (f"{STAR}{pieces[-1]}" if pieces else last)
