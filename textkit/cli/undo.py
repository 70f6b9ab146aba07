from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from textkit.cli.flags import Flags
from textkit.cli.say import complain
from textkit.cli.tell import tell
from textkit.tree import undo as taking_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.tree.outcome import Outcome

SAID = {"written": "given back", "clean": "as before already", "refused": "not touched"}


def undo(
    log: Annotated[str, typer.Argument(metavar="FILE", help="The journal that --log wrote.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Only these files and folders; else all.")
    ] = None,
) -> int:
    """Give files the bytes back that they had before the runs in a journal."""
    states: Counter[str] = Counter()
    outcomes = taking_back.undo(Path(log), Path(), map(Path, paths or ()))
    code = tell(_counted(outcomes, states), Flags(quiet=True), "write")
    told = [f"{_files(states[state])} {said}" for state, said in SAID.items() if states[state]]
    return complain(", ".join(told) if told else f"nothing in {log} to undo", code)


def _files(number: int) -> str:
    return f"{number:,} file{'' if number == 1 else 's'}"


def _counted(outcomes: Iterable[Outcome], states: Counter[str]) -> Iterator[Outcome]:
    for outcome in outcomes:
        states[outcome.state] += 1
        yield outcome
