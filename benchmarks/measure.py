"""How the benchmarks measure: the best of a few runs, in turn, so that a noisy machine is noisy for both sides."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how long one run of *work* takes by *clock*."""
    start = clock()
    work()
    return clock() - start


def best(
    works: Mapping[str, Callable[[], object]], rounds: int = 3, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Return the shortest of *rounds* runs of each of *works*, taken in turn.

    ``time.process_time`` as *clock* leaves out what other programs take, and child processes.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(seconds(work, clock))
    return {name: min(runs) for name, runs in times.items()}
