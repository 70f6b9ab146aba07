"""How fast images are found: clean Markdown, real files, one link after another, and hostile input.

Prints one table.  Real files come from the shared data folder, or from the folder named on the command line.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from textkit import catalog
from textkit.document import Document
from textkit.pipeline import Call, run
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "images"
RULES = [rule for rule in map(catalog.load, catalog.rules_of("images")) if not rule.opt_in]
PARAGRAPH = "春天的早晨，院子里静悄悄的。A plain paragraph, with *emphasis* and a [link](/one.html), of no images.\n\n"
LINKS = "![图](http://a.example/pic/003/491.jpg)\n\n[![a map](/img/map_(1).png 'The map')](/maps/) and text.\n\n"
HOSTILE = ("![", "](", "<img", "![](", "[![a](b)](c) ", '<img src="')
TIMES = 2


def seconds(work: Callable[[], object]) -> float:
    """Return the least processor time that *work* took of a few runs."""
    best = float("inf")
    for _ in range(TIMES):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def speeds(name: str, texts: list[str]) -> Iterator[str]:
    """Yield the rows for *texts*: the protected regions, the scan for images behind them, all default rules."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    calls = [Call(rule, {}) for rule in RULES]
    whole = seconds(lambda: [images(Document(text, "markdown")) for text in texts])
    regions = seconds(lambda: [Document(text, "markdown").regions for text in texts])
    rules = seconds(lambda: [run(text, calls, "markdown") for text in texts])
    known = [Document(text, "markdown") for text in texts]
    for doc in known:
        assert doc.regions is not None  # noqa: S101 - found now, so that they are not timed below
    start = time.process_time()
    count = sum(len(images(doc)) for doc in known)
    scan = time.process_time() - start
    figures = (size / regions, size / scan, size / whole, size / rules)
    yield f"{name:24} {size:7.1f} {count:8}" + "".join(f"{figure:11.1f}" for figure in figures)


def growth(piece: str) -> str:
    """Return the row for a million of *piece*: seconds, and how much half as many were faster."""
    full, half = (seconds(lambda n=n: images(Document(piece * n, "markdown"))) for n in (1_000_000, 500_000))
    return f"{piece!r:24} {full:7.2f} s    x{full / half:.2f} for twice as much"


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    print(f"{'':24} {'MB':>7} {'images':>8}{'regions':>11}{'scan':>11}{'both':>11}{'all rules':>11}   (MB/s)")
    print(*speeds("clean, no image", [PARAGRAPH * 100_000]))
    print(*speeds("one link after another", [LINKS * 40_000]))
    real = [path.read_bytes().decode().replace("\r\n", "\n") for path in sorted(folder.glob("*.md"))]
    if real:
        print(*speeds(f"{len(real)} real files", real))
    for piece in HOSTILE:
        print(growth(piece))


if __name__ == "__main__":
    main()
