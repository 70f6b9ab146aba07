"""Cache: a second run says the same as the first; whatever befalls the cache, only time is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from textkit import recipes
from textkit.pipeline import run
from textkit.tree import batch, cache
from textkit.tree.cache import Cache

PLAN = recipes.plan(["zero-width"])


def never(*_):
    raise AssertionError("this had been done before")


def counting(done):
    def clean(text, plan, dialect):
        done.append(text)
        return run(text, plan.calls, dialect)

    return clean


@pytest.fixture
def home(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "tree").mkdir()
    for i in range(30):
        (tmp_path / "tree" / f"{i:02}.md").write_text(f"第{i}页\u200b\n" if i % 2 else f"第{i}页\n", encoding="utf-8")
    return sorted((tmp_path / "tree").iterdir())


def outcomes(files, home, clean=never, action="check", **more):
    plan = more.get("plan", PLAN)
    order = batch.Order(lambda _: plan, action, clean=clean, cache=Cache(home))
    return list(batch.run(files, order, more.get("jobs", 1)))


def fresh(files, **more):
    return list(batch.run(files, batch.Order(lambda _: PLAN, **more)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_second_run_does_nothing_again_and_says_the_same(tree, home, jobs):
    expected = fresh(tree)
    assert outcomes(tree, home, counting([]), jobs=jobs) == expected
    assert outcomes(tree, home, jobs=jobs) == expected


def test_the_same_bytes_under_another_name_are_known(tree, home):
    outcomes(tree, home, counting([]))
    moved = tree[1].rename(tree[1].with_name("moved.md"))
    assert outcomes([moved], home)[0].path == moved


def test_other_bytes_and_other_plans_are_not_known(tree, home):
    outcomes(tree, home, counting([]))
    done = []
    tree[0].write_text("另一页\n", encoding="utf-8")
    outcomes(tree, home, counting(done))
    assert done == ["另一页\n"]
    for other in [
        recipes.plan(["zero-width", "trailing-space"]),
        recipes.plan(["variant"], {"variant": {"to": "hans"}}),
        PLAN._replace(transcode="utf-8"),
        PLAN._replace(dialect="plain"),
    ]:
        done.clear()
        outcomes(tree[:1], home, counting(done), plan=other)
        assert len(done) == 1


def test_the_dialect_that_a_name_speaks_of_counts(tree, home):
    outcomes(tree, home, counting([]))
    done = []
    outcomes([tree[0].rename(tree[0].with_suffix(".txt"))], home, counting(done))
    assert len(done) == 1


def test_other_code_is_another_cache(tree, home, monkeypatch):
    outcomes(tree, home, counting([]))
    monkeypatch.setattr(cache, "_stamp", lambda: "newer code")
    done = []
    outcomes(tree, home, counting(done))
    assert len(done) == len(tree)


def test_writing_and_differences_pass_over_what_is_known_to_be_clean_only(tree, home):
    outcomes(tree, home, counting([]))
    done = []
    told = outcomes(tree, home, counting(done), "diff")
    assert told == fresh(tree, action="diff")
    assert len(done) == len(tree) // 2
    assert [outcome.state for outcome in outcomes(tree, home, counting(done), "write")] == ["clean", "written"] * 15
    assert [outcome.state for outcome in fresh(tree)] == ["clean"] * 30


def test_a_broken_cache_costs_only_time(tree, home):
    expected = fresh(tree)
    home.mkdir()
    (home / "outcomes.sqlite").write_bytes(b"no table at all, but long enough to be looked at" * 100)
    assert outcomes(tree, home, counting([]), jobs=2) == expected
    assert outcomes(tree, Path("/proc/none"), counting([])) == expected


def test_the_cache_is_bounded(tree, home, monkeypatch):
    monkeypatch.setattr(cache, "ROWS", 10)
    outcomes(tree, home, counting([]))
    done = []
    outcomes(tree, home, counting(done))
    assert len(done) == 25, "the younger half of the ten is still known"


def test_a_cache_has_its_place(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder() == tmp_path / "textkit"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache.folder() == Path.home() / ".cache" / "textkit"
