from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from textkit import catalog

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textkit.rule import Rule


def rules(
    name: Annotated[
        str, typer.Argument(metavar="RULE", show_default=False, help="The rule to explain, or a job.")
    ] = "",
) -> int:
    """List the rules, those of a job, or explain one."""
    jobs = (name,) if name in catalog.JOBS else () if name else catalog.JOBS
    typer.echo("\n".join(_listed(jobs) if jobs else _explained(catalog.load(name))))
    return 0


def _listed(jobs: Iterable[str]) -> Iterator[str]:
    """Yield the *jobs*, each with a line for every rule of it, in the order in which they run."""
    width = max(map(len, catalog.names()))
    for job in jobs:
        yield job
        for rule in map(catalog.load, catalog.rules_of(job)):
            yield f"  {rule.name:{width}}  {rule.risk:5}  {'when named' if rule.opt_in else '':10}  {rule.summary}"


def _explained(rule: Rule) -> Iterator[str]:
    """Yield what there is to know of *rule*: its head, its options, its documentation."""
    yield f"{rule.name}: {rule.risk}, of job {catalog.names()[rule.name]}{', runs when named' if rule.opt_in else ''}"
    for name, option in rule.options.items():
        yield f"--set {rule.name}.{name}={option.default!r}"
    yield f"\n{rule.docs}"
