"""Workers: one function over many inputs in several processes, answers in the order of the inputs.

A worker that dies costs the input it was at, and no other.  Called by ``batch`` and the command line.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

A = TypeVar("A")
CHUNK = 16  # inputs sent at a time: enough that no worker waits, few enough to spread big ones
PACE = 0.05  # seconds that an answer may wait for others to be sent with
AHEAD = 1024  # inputs read ahead of the answer that is due, which bounds the memory


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _never(_: object) -> bool:
    return False


def _nothing() -> None:
    return


class Task(NamedTuple):
    """What is to be done with each input.

    ``work`` makes the answer, and must not raise; ``dead`` makes it if the worker died.  Work is done again for a few
    inputs if a worker dies, but not where the answer is ``lasting``.  Each process that has worked calls ``leave`` at
    its end, unless it dies.
    """

    work: Callable[[Any], Any]
    dead: Callable[[Any], Any]
    lasting: Callable[[Any], bool] = _never
    leave: Callable[[], object] = _nothing


def each(inputs: Iterable[A], task: Task, jobs: int) -> Iterator[Any]:
    """Yield the answer of *task* to each of *inputs*, in order, from *jobs* processes.

    With one job everything runs in this process.  What the task needs is inherited, so that only inputs and answers
    cross between processes.
    """
    if jobs <= 1:
        try:
            yield from map(task.work, inputs)
        finally:
            task.leave()
        return
    crew: list[_Worker] = []
    for _ in range(jobs):
        crew.append(_Worker(task, crew))
    try:
        yield from _answers(enumerate(inputs), crew, task.dead)
    finally:  # each finishes the input it is at
        for worker in crew:
            worker.pipe.close()
        for worker in crew:
            worker.process.join()


class _Worker:
    """A process, this end of its pipe, and the numbered inputs it has been sent and not answered.

    The first ``suspects`` of them were sent one by one, so that it is known at which of them it dies.
    """

    def __init__(self, task: Task, others: Iterable[_Worker]) -> None:
        fork = multiprocessing.get_context("fork")
        self.task = task
        self.left: deque[tuple[int, Any]] = deque()
        self.suspects = 0
        self.pipe, theirs = fork.Pipe()
        pipes = [self.pipe, *(other.pipe for other in others)]
        self.process = fork.Process(target=_labour, args=(theirs, pipes, task), daemon=True)
        self.process.start()
        theirs.close()

    def send(self, chunk: list[tuple[int, Any]]) -> None:
        """Hand over *chunk*; if the worker is dead already, ``receive`` will notice."""
        self.left.extend(chunk)
        try:
            self.pipe.send([one for _, one in chunk])
        except OSError:
            return

    def receive(self) -> list[tuple[int, Any]]:
        """Return the next answers with their numbers; raises ``EOFError`` or ``OSError`` if the worker died."""
        answers = self.pipe.recv()
        self.suspects = max(0, self.suspects - len(answers))
        return [(self.left.popleft()[0], answer) for answer in answers]


def _answers(inputs: Iterator[tuple[int, A]], crew: list[_Worker], dead: Callable[[A], Any]) -> Iterator[Any]:
    """Yield the answers in the order of the inputs, keeping everyone in *crew* busy."""
    done: dict[int, Any] = {}
    due, sent = 0, 0
    while True:
        for worker in crew:
            # One chunk waits for the worker while it is at another.
            while len(worker.left) <= CHUNK and sent < due + AHEAD and (chunk := list(islice(inputs, CHUNK))):
                worker.send(chunk)
                sent = chunk[-1][0] + 1
        busy = {worker.pipe: worker for worker in crew if worker.left}
        if not busy:
            return
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # wait() also knows sockets and file numbers
            try:
                done.update(worker.receive())
            except (EOFError, OSError):
                if worker.suspects:
                    number, lost = worker.left.popleft()
                    done[number] = dead(lost)
                crew.remove(worker)
                crew.append(_successor(worker, crew))
        while due in done:
            yield done.pop(due)
            due += 1


def _successor(late: _Worker, crew: list[_Worker]) -> _Worker:
    """Return a new worker that goes on where *late* died, input by input."""
    late.pipe.close()
    late.process.join()
    fresh = _Worker(late.task, crew)
    fresh.suspects = len(late.left)
    for one in late.left:
        fresh.send([one])
    return fresh


def _labour(pipe: Connection, others: list[Connection], task: Task) -> None:
    """Answer chunks until the parent closes its end; Ctrl-C is the parent's to act on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    try:
        while True:
            ready: list[Any] = []
            due = time.monotonic() + PACE
            for one in pipe.recv():
                ready.append(task.work(one))
                if task.lasting(ready[-1]) or time.monotonic() >= due:
                    pipe.send(ready)
                    ready, due = [], time.monotonic() + PACE
            if ready:
                pipe.send(ready)
    except (EOFError, OSError):
        task.leave()
        os._exit(0)
