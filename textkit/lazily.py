"""Patterns that are compiled when they are first used, so that a clean document pays for none of them.

The two hundred patterns of the rules take longer to compile than a page takes to clean.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Pattern(Generic[AnyStr]):
    """Stands for ``re.compile(pattern, flags)`` until somebody asks it for something."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._said: tuple[AnyStr, int] = pattern, flags
        self.pattern: AnyStr = pattern  # of which others are made

    def __getattr__(self, name: str) -> Any:
        asked = getattr(re.compile(*self._said), name)
        setattr(self, name, asked)  # from now on as fast as the pattern itself
        return asked


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the pattern, which will be compiled when it is first used; an error in it shows only then."""
    return cast("re.Pattern[AnyStr]", _Pattern(pattern, flags))
