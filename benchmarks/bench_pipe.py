"""What does a pipe cost?  Five chained ``textkit`` processes against one ``clean`` with the same rules.

python benchmarks/bench_pipe.py [MEGABYTES]
"""

from __future__ import annotations

import subprocess
import sys

from inputs import broken
from measure import best

JOBS = ("encoding", "glosses", "images", "layout", "boilerplate")


def piped(data: bytes) -> bytes:
    """Run each job in a process of its own, all at once, as a shell does."""
    command = " | ".join(f"{sys.executable} -m textkit {job} -q" for job in JOBS)
    return subprocess.run(["/bin/sh", "-c", command], input=data, stdout=subprocess.PIPE, check=True).stdout


def at_once(data: bytes) -> bytes:
    """Run the same jobs in one process."""
    command = [sys.executable, "-m", "textkit", "clean", "-q", "--rules", ",".join(JOBS)]
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def main() -> None:
    """Print how long both take for a small page and for many, and whether they agree."""
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 2_000_000
    print(f"{'':12}{'pipe':>9}{'clean':>9}   same bytes")
    for name, text in (("one page", next(iter(broken(1)))), (f"{size / 1e6:g} MB", "".join(broken(size)))):
        data = text.encode("utf-8", "replace")
        took = best({"pipe": lambda data=data: piped(data), "clean": lambda data=data: at_once(data)})
        print(f"{name:12}{took['pipe']:8.2f}s{took['clean']:8.2f}s   {piped(data) == at_once(data)}")


if __name__ == "__main__":
    main()
