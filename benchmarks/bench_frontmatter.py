"""Files a second that the default front-matter rules take, in process, by the clock of the process.

    python benchmarks/bench_frontmatter.py [FOLDER]

Posts of our own that need nothing, that need a parser, and that need a repair; with FOLDER, the files there that the
rules leave untouched and those that they change or report.  Goals: 5,000 a second untouched, 1,500 changed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import textkit
from textkit import recipes
from textkit.pipeline import run

BODY = "春天来了，山城的江边开满了花。[图](https://example.org/a.png) 与 `code`，还有**重点**。\n\n" * 60
POSTS = {
    "plain, untouched": "---\ntitle: 第 {i} 篇\ndate: 2024-03-01 08:30:00\ntags:\n- 随笔\n- 春天\n---\n\n",
    "parsed, untouched": '---\ntitle: "第 {i} 篇\\u3002"\ntags: [C#, a]\ncover: {{image: /a.png}}\n---\n\n',
    "TOML, untouched": '+++\ntitle = "第 {i} 篇"\ntags = ["a", "b"]\ndate = 2024-03-01\n+++\n\n',
    "no front matter": "# 第 {i} 篇\n\n",
    "trailing space": "---\ntitle: 第 {i} 篇 \ntags: \n- 随笔\n---\n\n",
    "repeated tag": "---\ntitle: 第 {i} 篇\ntags: [a, b, a]\n---\n\n",
    "unreadable": "---\ntitle: [转] 第 {i} 篇\ntags:\n\t- 随笔\n---\n\n",
    "reported": "---\ntitle: 第 {i} 篇\ntags:\n  -随笔\n  -春天\n---\n\n",
}
SECONDS = 1.5


def main() -> None:
    """Print the table."""
    texts = {name: [head.format(i=i) + BODY for i in range(500)] for name, head in POSTS.items()}
    if len(sys.argv) > 1:
        texts |= real(Path(sys.argv[1]))
    print(f"{'files':24}{'files/s':>10}{'KB each':>10}")
    for name, group in texts.items():
        size = sum(map(len, group)) / len(group) / 1000
        print(f"{name:24}{rate(group):>10,.0f}{size:>10.1f}")


def real(folder: Path) -> dict[str, list[str]]:
    """Return the files of *folder*, those that need nothing apart from the others."""
    groups: dict[str, list[str]] = {"real, untouched": [], "real, touched": []}
    for file in sorted(folder.glob("*.md")):
        text = file.read_bytes().decode(errors="replace")
        touched = any(textkit.clean(text, ["frontmatter"], dialect="markdown").findings())
        groups["real, touched" if touched else "real, untouched"].append(text)
    return {name: group for name, group in groups.items() if group}


def rate(texts: list[str]) -> float:
    """Return how many of *texts* a second are run; the best of the rounds that fit into the time."""
    calls = recipes.plan(["frontmatter"]).calls
    best = 0.0
    end = time.process_time() + SECONDS
    while time.process_time() < end:
        start = time.process_time()
        for text in texts:
            _ = run(text, calls, "markdown").text
        best = max(best, len(texts) / (time.process_time() - start))
    return best


if __name__ == "__main__":
    main()
