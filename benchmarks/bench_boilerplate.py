"""How fast page furniture is found: on pages of short lines, on long lines, on one endless line.

    python benchmarks/bench_boilerplate.py [PAGES.jsonl]

Prints one table: MB/s of UTF-8 through the whole job, by the time of the processor, the best of three.  The texts are
our own, repeated; labelled pages (objects with ``raw``) can be named instead.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from measure import best

import textkit

PROSE = "昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直排到街角的邮局。"
FURNITURE = [f"{word}{i}频道 | 更多 >>" for i in range(40) for word in ("新闻", "图片", "视频", "论坛")]
TEXTS = {
    "pages of short lines": ["\n".join([*FURNITURE[i:], PROSE, PROSE[3:], *FURNITURE[:i]]) for i in range(60)],
    "long lines": ["\n".join(f"{i}{PROSE * 20}" for i in range(50))] * 8,
    "one endless line": [PROSE * 40_000],
}


def main() -> None:
    """Print the table."""
    texts = dict(TEXTS)
    if len(sys.argv) > 1:
        rows = Path(sys.argv[1]).read_text("utf-8").split("\n")
        texts = {"labelled pages": [json.loads(row)["raw"] for row in rows if row]}
    textkit.clean(PROSE, ["boilerplate"])  # reads the tables
    print(f"{'':24s}{'MB':>8s}{'MB/s':>8s}")
    for name, pages in texts.items():
        size = sum(len(page.encode()) for page in pages) / 1e6
        works = {"job": lambda pages=pages: [textkit.clean(page, ["boilerplate"]) for page in pages]}
        print(f"{name:24s}{size:8.2f}{size / best(works, clock=time.process_time)['job']:8.1f}")


if __name__ == "__main__":
    main()
