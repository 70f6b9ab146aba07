"""One misreading undone: the bytes are had back and read rightly, every one of them or what is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textkit.rules.encoding._misreadings import read_back
from textkit.rules.encoding._restore import LOST, lossy, strict
from textkit.rules.encoding._twofold import shift_jis


class Misreading(NamedTuple):
    """Text in the encoding *right* that was read in the encoding *wrong*."""

    wrong: str
    right: str

    def __str__(self) -> str:
        """Say it as a reason."""
        return f"{self.right} read as {self.wrong}"


# Undoes a misreading, or says ``None``: ``exact`` or ``damaged``.
How = Callable[[str, Misreading], "str | None"]


def exact(text: str, pair: Misreading) -> str | None:
    """Return *text* read rightly, every byte of it, or ``None``."""
    if LOST in text:
        return None
    if pair.wrong == "cp932":
        return shift_jis(text, LOST, lambda data: strict(data, pair.right))
    data = read_back(text, pair.wrong)
    return None if data is None else strict(data, pair.right)


def damaged(text: str, pair: Misreading) -> str | None:
    """Return *text* read rightly, with U+FFFD for what is lost, or ``None`` if it cannot be that."""
    if pair.wrong == "utf-16-be":
        swapped = text.encode("utf-16-be", "surrogatepass").decode("utf-16-le", "replace")
        return swapped.replace("\ufdff", LOST)
    mark = mark_of(text)
    if pair.wrong == "cp932":
        return shift_jis(text, mark, lambda data: lossy(data, pair.right, mark))
    data = read_back(text, pair.wrong, mark)
    return None if data is None else lossy(data, pair.right, mark)


def mark_of(text: str) -> str:
    """Return what stands for a lost character in *text*."""
    return LOST if LOST in text or "?" not in text else "?"
