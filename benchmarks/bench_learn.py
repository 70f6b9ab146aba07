"""How learning a site's template, and looking for repeated paragraphs, grow: pages or paragraphs, seconds, memory.

    python benchmarks/bench_learn.py

Goals: seconds grow with the input, that of learning hardly (eighty bytes a page, to tell copies).
"""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

from measure import seconds

from textkit.learn import learn
from textkit.rules.boilerplate._shingles import repeats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES = (2_000, 4_000, 8_000)
TEMPLATE = "".join(f"栏目{chr(0x4E00 + i)}\n" for i in range(20))
STORY = "昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直排到街角的邮局和旧车站，"


def main() -> None:
    """Print the table."""
    print(f"{'work':24}{'size':>10}{'seconds':>10}{'peak MB':>10}")
    for size in SIZES:
        row("learn, pages", size, lambda n: learn(lambda: pages(n)))
    for size in SIZES:
        row("repeats, near copies", size, lambda n: [*repeats(f"{STORY}{letter(i)}。" for i in range(n))])
    for size in SIZES:
        row("repeats, nothing alike", size, lambda n: [*repeats(letter(i) * 40 for i in range(n))])


def row(name: str, size: int, work: Callable[[int], object]) -> None:
    """Print how long *work* takes, and then what it holds at most."""
    took = seconds(lambda: work(size))
    tracemalloc.start()
    work(size)
    print(f"{name:24}{size:>10,}{took:>10.2f}{tracemalloc.get_traced_memory()[1] / 1e6:>10.1f}")
    tracemalloc.stop()


def pages(count: int) -> Iterator[tuple[str, str]]:
    """Yield *count* pages of one site, each with ten lines of its own."""
    for i in range(count):
        yield f"{i}", TEMPLATE + "".join(f"{STORY}{letter(i * 10 + j)}。\n" for j in range(10)) + "联系我们\n"


def letter(i: int) -> str:
    """Return two Han characters that are the *i*-th pair, none of them a numeral."""
    return chr(0x5400 + i % 5000) + chr(0x6C00 + i // 5000 % 5000)


if __name__ == "__main__":
    main()
