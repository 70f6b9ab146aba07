"""Does any rule take more than its share of time on hostile input?  Doubling the input may cost 2.3 times at most.

    python benchmarks/bench_linear.py [RULE …]

Prints the rules and inputs whose time more than doubled, then one line with the worst. Times under fifty
milliseconds say nothing and do not count; a suspect is measured five times more, on longer input.
"""

from __future__ import annotations

import statistics
import sys
from typing import TYPE_CHECKING

from inputs import hostile
from measure import seconds

from textkit import catalog
from textkit.pipeline import Call, run

if TYPE_CHECKING:
    from textkit.rule import Rule

SIZE = 100_000
LIMIT = 2.3
SILENT = 0.05


def ratio(rule: Rule, half: str, whole: str, rounds: int = 1) -> tuple[float, float]:
    """Return how many times longer *rule* takes for *whole* than for *half*, and how long for *whole*."""
    calls = [Call(rule, {})]
    pairs = [(seconds(lambda: run(half, calls).text), seconds(lambda: run(whole, calls).text)) for _ in range(rounds)]
    ratios = [after / max(before, 1e-9) for before, after in pairs]
    return statistics.median(ratios), min(after for _, after in pairs)


def main() -> int:
    """Measure every rule, or those named."""
    names = sys.argv[1:] or list(catalog.names())
    worst, slow = (0.0, "", ""), 0
    for name in names:
        rule = catalog.load(name)
        for (what, half), (_, whole) in zip(hostile(SIZE), hostile(2 * SIZE), strict=True):
            grown, took = ratio(rule, half, whole)
            if took < SILENT or grown < LIMIT:
                continue
            grown, took = ratio(rule, half * 2, whole * 2, 5)
            if grown > LIMIT and took > SILENT:
                slow += 1
                print(f"{name:24} {what:28} {grown:5.1f} times, {took * 1000:7.0f} ms for {4 * SIZE:,} characters")
            worst = max(worst, (grown, name, what))
    print(f"{len(names)} rules; {slow} cases above {LIMIT}; worst {worst[0]:.1f} ({worst[1]}, {worst[2]})")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
