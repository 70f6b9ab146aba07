"""Workers: the same answers in the same order from any number of processes, whatever befalls one of them."""

from __future__ import annotations

import os
import signal
from itertools import count

import pytest

from textkit.tree import workers
from textkit.tree.workers import Task


def square(x):
    return x * x


def dying_at(*numbers):
    def work(x):
        if x in numbers:
            os.kill(os.getpid(), signal.SIGKILL)
        return x

    return work


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_answers_come_in_order(jobs):
    assert list(workers.each(range(200), Task(square, square), jobs)) == [x * x for x in range(200)]


@pytest.mark.parametrize("numbers", [(0,), (17, 18, 19), (99,), tuple(range(100))])
def test_a_worker_that_dies_costs_its_input_and_no_other(numbers):
    answers = list(workers.each(range(100), Task(dying_at(*numbers), lambda _: "dead"), 2))
    assert answers == ["dead" if x in numbers else x for x in range(100)]


def test_work_whose_answer_lasts_is_never_done_twice(tmp_path):
    def work(x):
        with (tmp_path / str(x)).open("a", encoding="utf-8") as file:
            file.write("once ")
        if x in (20, 50):
            os.kill(os.getpid(), signal.SIGKILL)
        return x

    answers = workers.each(range(100), Task(work, lambda _: "dead", lambda x: x % 3 == 0), 2)
    assert list(answers) == ["dead" if x in (20, 50) else x for x in range(100)]
    assert {(tmp_path / str(x)).read_text(encoding="utf-8") for x in range(0, 100, 3)} == {"once "}


@pytest.mark.parametrize("jobs", [1, 3])
def test_each_process_says_that_it_leaves(tmp_path, jobs):
    def leave():
        (tmp_path / str(os.getpid())).touch()

    answers = list(workers.each(range(100), Task(lambda _: os.getpid(), square, leave=leave), jobs))
    assert {file.name for file in tmp_path.iterdir()} >= {str(pid) for pid in answers}
    assert len(list(tmp_path.iterdir())) == jobs


def test_inputs_are_read_only_so_far_ahead():
    taken = count()
    answers = workers.each((next(taken) for _ in range(10**6)), Task(square, square), 2)
    next(answers)
    answers.close()
    assert next(taken) <= workers.AHEAD + 2 * workers.CHUNK


def test_no_process_is_left_when_the_reader_goes_away():
    answers = workers.each(iter(range(1000)), Task(lambda _: os.getpid(), lambda _: 0), 2)
    pids = {next(answers) for _ in range(40)}
    answers.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
