"""Does a byte cost the same in a large text as in a small one?  Time and memory per byte of ``clean --recipe web``.

    python benchmarks/bench_growth.py

1, 10 and 100 MB, and 10 MB in 1, 10⁴ and 10⁶ lines; each in a process of its own, by the time of the processor, once
tables and libraries are loaded.  Goal: flat within 25 %.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from inputs import pages

SIZES = (1, 10, 100)
LINES = (1, 10_000, 1_000_000)


def in_lines(text: str, count: int) -> str:
    """Return *text* cut into *count* lines of equal length."""
    text = text.replace("\n", "")
    step = -(-len(text) // count)
    return "\n".join(text[at : at + step] for at in range(0, len(text), step))


def run(megabytes: int, lines: int) -> None:
    """Clean one text, and print the nanoseconds and the bytes of memory for each of its bytes."""
    import textkit

    text = "".join(pages(megabytes * 1_000_000))
    if lines:
        text = in_lines(text, lines)
    textkit.clean("".join(pages(20_000, seed=2)), "web")  # loads what is loaded once
    size, before = len(text.encode()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    _ = textkit.clean(text, "web").text
    seconds = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(1e9 * seconds / size, 1024 * grown / size)


def main() -> None:
    """Print a row for each size and for each number of lines."""
    print(f"{'':24}{'ns a byte':>12}{'bytes a byte':>14}")
    for megabytes, lines in [*((size, 0) for size in SIZES), *((10, count) for count in LINES)]:
        command = [sys.executable, __file__, str(megabytes), str(lines)]
        done = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        name = f"{megabytes} MB" + (f" in {lines:,} lines" if lines else "")
        print(f"{name:24}{float(done[0]):12.1f}{float(done[1]):14.1f}")


if __name__ == "__main__":
    if sys.argv[1:]:
        run(int(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
