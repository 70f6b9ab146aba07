"""How fast is each rule on clean text?  MB of UTF-8 a second, the slowest first, and all rules of each recipe together.

    python benchmarks/bench_rules.py [MEGABYTES]

A rule below 100 MB/s on text without its clue owes a reason in its file.
"""

from __future__ import annotations

import sys

from inputs import pages
from measure import best

import textkit
from textkit import catalog, pipeline, recipes
from textkit.pipeline import Call

OWES_A_REASON = 100


def main() -> None:
    """Print a row for each rule and recipe."""
    text = "".join(pages(int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 2_000_000))
    size = len(text.encode()) / 1e6
    textkit.clean(text, "web", options={"variant": {"to": "hans"}})  # loads what is loaded once
    speeds = []
    for name in catalog.names():
        calls = [Call(catalog.load(name), {})]
        speeds.append((size / best({name: lambda calls=calls: pipeline.run(text, calls).text})[name], name))
    for name in recipes.RECIPES:
        seconds = best({name: lambda name=name: textkit.clean(text, name).text})[name]
        speeds.append((size / seconds, f"recipe {name}"))
    for speed, name in sorted(speeds):
        print(f"{name:28}{speed:10,.0f} MB/s{'' if speed >= OWES_A_REASON else '   *'}")


if __name__ == "__main__":
    main()
