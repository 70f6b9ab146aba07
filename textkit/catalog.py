"""Catalog: which jobs and rules there are, found by place and imported only when used.

A rule is ``rules/<job>/<rule>.py``; the order in which a job runs its rules is ``ORDER`` in the job's ``__init__``.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, cast

from textkit.errors import unknown

if TYPE_CHECKING:
    from textkit.rule import Rule

JOBS = ("encoding", "glosses", "images", "layout", "boilerplate", "convert", "frontmatter")


@cache
def rules_of(job: str) -> tuple[str, ...]:
    """Return the names of the rules of *job*, in the order they run, without importing them."""
    order: tuple[str, ...] = importlib.import_module(f"textkit.rules.{job}").ORDER
    return order


@cache
def names() -> dict[str, str]:
    """Return each rule's name and its job, jobs and rules in the order they run."""
    return {name: job for job in JOBS for name in rules_of(job)}


@cache
def load(name: str) -> Rule:
    """Import and return the rule called *name*; raises ``UserError`` if there is none."""
    if name not in names():
        raise unknown("rule", name, names())
    stem = name.replace("-", "_")
    return cast("Rule", getattr(importlib.import_module(f"textkit.rules.{names()[name]}.{stem}"), stem))
