"""How fast a tree of Markdown files is checked: cold, warm, in one process and in two; and beside other tools.

Prints one table.  The tree is made anew from a seed; `--files N` makes it larger or smaller (10,000).
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

TEXTKIT = [sys.executable, "-m", "textkit", "check", "--recipe", "repo", "--quiet"]
SENTENCES = [
    "山里的天气变得很快，早上还是晴天，中午就起了雾。",
    "我们把配置写在一个文件里，每次部署之前都要检查一遍。",
    "这段代码只做一件事：读入一行，去掉空白，再写出去。",
    "测试很慢的时候，先看看是不是在等磁盘。",
    "The parser reads one token at a time and never looks back.",
    "Keep the change small, and say why it is needed.",
]
# One file in five has something that the recipe repairs or notes.
DEFECTS = [
    "行尾有空白。   \n",
    "\n\n\n\n",
    "看不见的\u200b字符。\n",
    "voilÃ\xa0 le cafÃ©\n",
    "![图]()\n",
]


def page(draw: random.Random, number: int) -> str:
    """Return a post of about 4 kB: front matter, headings, paragraphs, code, links, sometimes a defect."""
    parts = [f"---\ntitle: 第 {number} 篇\ndate: 2024-03-{number % 28 + 1:02}\ntags: [笔记, 山]\n---\n"]
    for part in range(draw.randrange(3, 9)):
        parts.append(f"\n## 小节 {part}\n")
        parts += ["\n" + "".join(draw.choices(SENTENCES, k=draw.randrange(2, 7))) + "\n" for _ in range(3)]
        parts.append(f"\n```python\nprint({part})  # 代码\n```\n\n见[链接](https://a.example/{number}/{part})。\n")
    if number % 5 == 0:
        parts.insert(draw.randrange(1, len(parts)), "\n" + draw.choice(DEFECTS))
    return "".join(parts)


def tree(root: Path, files: int) -> int:
    """Write *files* posts below *root*, a hundred a folder, and return their size in bytes."""
    draw, size = random.Random(8), 0  # noqa: S311 - no secret
    for number in range(files):
        data = page(draw, number).encode()
        folder = root / f"{number // 100:03}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:05}.md").write_bytes(data)
        size += len(data)
    return size


class Run(NamedTuple):
    """What a command took: seconds on the clock, seconds of processor, and its largest memory in kB."""

    seconds: float
    work: float
    memory: int


def timed(words: list[str], cache: Path) -> Run:
    """Run the command *words*, which must succeed or find something."""
    started = time.perf_counter()
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(words, stdout=quiet, stderr=quiet, env={**os.environ, "XDG_CACHE_HOME": str(cache)})
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {' '.join(words)}")
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def row(name: str, files: int, size: int, run: Run, note: str = "") -> None:
    """Print one line of the table; a core's MB/s are those of processor time, which other work does not distort."""
    figures = f"{run.seconds:8.2f} {files / run.seconds:9.0f} {size / run.work / 1e6:13.2f} {run.memory / 1024:7.0f}"
    print(f"{name:36} {figures}  {note}", flush=True)


def _spin(rounds: int) -> None:
    for i in range(rounds):
        i * i


def scaling() -> float:
    """Return how much faster two processes are than one at work that needs nothing but a core: here, just now."""
    seconds = []
    for jobs in (1, 2):
        crew = [multiprocessing.Process(target=_spin, args=(20_000_000 // jobs,)) for _ in range(jobs)]
        started = time.perf_counter()
        for process in crew:
            process.start()
        for process in crew:
            process.join()
        seconds.append(time.perf_counter() - started)
    return seconds[0] / seconds[1]


def beside(folder: Path, files: int, size: int, ours: float) -> None:
    """Time what others do with the same files, in one process each; *ours* is our speed, in bytes a second."""
    script = (
        "import autocorrect_py, pathlib, sys\n"
        "for file in sorted(pathlib.Path(sys.argv[1]).rglob('*.md')):\n"
        "    autocorrect_py.lint_for(file.read_bytes().decode(), 'a.md')"
    )
    peers = {
        "autocorrect_py": ("autocorrect-py lint_for", ["-c", script]),
        "mdformat": ("mdformat --check", ["-m", "mdformat", "--check"]),
    }
    for module, (name, words) in peers.items():
        if find_spec(module):
            run = timed([sys.executable, *words, str(folder)], folder)
            row(name, files, size, run, f"textkit: {ours * run.work / size:.1f} x as fast per core")


def main() -> None:
    """Make the trees, run everything, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    files = parser.parse_args().files
    few = files // 10
    with tempfile.TemporaryDirectory() as name:
        large, small, cache = Path(name, "large"), Path(name, "small"), Path(name, "cache")
        size, less = tree(large, files), tree(small, few)
        print(f"{files:,} files, {size:,} bytes; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        print(f"{'check --recipe repo':36} {'seconds':>8} {'files/s':>9} {'MB/s per core':>13} {'MB mem.':>7}")
        pairs = [[timed([*TEXTKIT, "--no-cache", "--jobs", jobs, str(large)], cache) for jobs in "12"] for _ in "123"]
        one, two = map(min, zip(*pairs, strict=True))  # the quickest of three, for others may be at work, too
        row("--jobs 1, no cache", files, size, one)
        row(
            "--jobs 2, no cache",
            files,
            size,
            two,
            f"{one.seconds / two.seconds:.2f} x as fast as --jobs 1 (pure work: {scaling():.2f} x)",
        )
        cold = timed([*TEXTKIT, "--jobs", "1", str(large)], cache)
        row("--jobs 1, cold cache", files, size, cold)
        warm = timed([*TEXTKIT, "--jobs", "1", str(large)], cache)
        row("--jobs 1, warm cache", files, size, warm, f"{cold.work / warm.work:.1f} x as fast as cold")
        light = timed([*TEXTKIT, "--no-cache", "--jobs", "1", str(small)], cache)
        row(f"--jobs 1, no cache, {few:,} files", few, less, light, f"memory x {one.memory / light.memory:.2f} for all")
        beside(small, few, less, size / one.work)


if __name__ == "__main__":
    main()
