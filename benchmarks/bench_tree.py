"""How fast a tree of Markdown files is checked: cold, warm, in one process and in two; and beside other tools.

Prints one table.  The tree is made anew from a seed; `--files N` makes it larger or smaller (10,000).
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

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


def timed(words: list[str], cache: Path) -> tuple[float, int]:
    """Run the command *words*, and return its seconds and the largest resident memory of its own process, in kB."""
    started = time.perf_counter()
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(words, stdout=quiet, stderr=quiet, env={**os.environ, "XDG_CACHE_HOME": str(cache)})
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {' '.join(words)}")
    return time.perf_counter() - started, usage.ru_maxrss


def row(name: str, work: tuple[int, int], seconds: float, memory: int = 0, note: str = "") -> None:
    """Print one line of the table; *work* is files and bytes."""
    files, size = work
    told = f"{memory / 1024:8.0f}" if memory else " " * 8
    print(f"{name:44} {seconds:8.2f} {files / seconds:9.0f} {size / seconds / 1e6:8.2f} {told}  {note}", flush=True)


def peers(folder: Path, files: int, size: int) -> None:
    """Time what others do with the same files, in one process each."""
    if find_spec("autocorrect_py"):
        script = (
            "import autocorrect_py, pathlib, sys\n"
            "for file in sorted(pathlib.Path(sys.argv[1]).rglob('*.md')):\n"
            "    autocorrect_py.lint_for(file.read_bytes().decode(), 'a.md')"
        )
        row("autocorrect-py lint_for", (files, size), timed([sys.executable, "-c", script, str(folder)], folder)[0])
    if find_spec("mdformat"):
        check = [sys.executable, "-m", "mdformat", "--check", str(folder)]
        row("mdformat --check", (files, size), timed(check, folder)[0])


def main() -> None:
    """Make the trees, run everything, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    files = parser.parse_args().files
    with tempfile.TemporaryDirectory() as name:
        root, cache = Path(name, "tree"), Path(name, "cache")
        few = files // 10
        size = tree(root, files)
        small = tree(Path(name, "small"), few)
        print(f"{files:,} files, {size:,} bytes\n")
        print(f"{'check --recipe repo':44} {'seconds':>8} {'files/s':>9} {'MB/s':>8} {'MB mem.':>8}")
        one, memory = timed([*TEXTKIT, "--no-cache", "--jobs", "1", str(root)], cache)
        row("--jobs 1, no cache", (files, size), one, memory)
        two, _ = timed([*TEXTKIT, "--no-cache", "--jobs", "2", str(root)], cache)
        row("--jobs 2, no cache", (files, size), two, note=f"{one / two:.2f} x as fast as --jobs 1")
        cold, _ = timed([*TEXTKIT, "--jobs", "1", str(root)], cache)
        row("--jobs 1, cold cache", (files, size), cold)
        warm, _ = timed([*TEXTKIT, "--jobs", "1", str(root)], cache)
        row("--jobs 1, warm cache", (files, size), warm, note=f"{cold / warm:.1f} x as fast as cold")
        less, least = timed([*TEXTKIT, "--no-cache", "--jobs", "1", f"{name}/small"], cache)
        row(f"--jobs 1, no cache, {few:,} files", (few, small), less, least, f"memory grows {memory / least:.2f} x")
        peers(Path(name, "small"), few, small)


if __name__ == "__main__":
    main()
