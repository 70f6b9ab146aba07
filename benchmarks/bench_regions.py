"""How fast the protected regions of a document are found.

    python benchmarks/bench_regions.py [FOLDER]

Prints one table: megabytes of UTF-8 a second of processor time, for each dialect, the best of a few runs.  Real
Markdown files come from the shared data folder, or from the folder that is named.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from inputs import pages

from textkit.regions import scan

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "images"
DIALECTS = ("markdown", "web", "plain")
SIZE = 4_000_000
FEW_LINKS = 10  # pages to a link
LINK = "详情见[公告](https://water.example/notice/2031/07.html)，或访问 www.water.example 。\n\n"
LINKS = '- [第一期](https://tea.example/a/1.html) ![图](/img/1.png) <b>新</b> [说明](../about.md "关于")\n'
CODE = (
    "用 `pip` 安装：\n\n```python\nfor i in range(9):\n    print(i, `i`)\n```\n\n1. 先看 ``a ` b``\n\n       $ make\n\n"
)
TIMES = 5


def texts_of(folder: Path) -> dict[str, list[str]]:
    """Return what is measured, by its name."""
    clean = list(pages(SIZE))
    real = [path.read_bytes().decode().replace("\r\n", "\n") for path in sorted(folder.glob("*.md"))]
    return {
        "clean prose": clean,
        "prose with a few links": [page + LINK * (i % FEW_LINKS == 0) for i, page in enumerate(clean)],
        "prose, a link a page": [page + LINK for page in clean],
        "one link after another": [LINKS * (SIZE // len(LINKS.encode()))],
        "code after code": [CODE * (SIZE // len(CODE.encode()))],
        **({f"{len(real)} real files": real} if real else {}),
    }


def speed(texts: list[str], dialect: str) -> float:
    """Return megabytes a second of processor time."""
    best = float("inf")
    for _ in range(TIMES):
        start = time.process_time()
        for text in texts:
            scan(text, dialect)
        best = min(best, time.process_time() - start)
    return sum(len(text.encode()) for text in texts) / 1e6 / best


def main() -> None:
    """Print the table."""
    print(f"{'MB/s':26} {'regions':>8}" + "".join(f"{dialect:>10}" for dialect in DIALECTS))
    for name, texts in texts_of(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED).items():
        count = sum(len(scan(text, "markdown")) for text in texts)
        print(f"{name:26} {count:8}" + "".join(f"{speed(texts, dialect):10.1f}" for dialect in DIALECTS))


if __name__ == "__main__":
    main()
