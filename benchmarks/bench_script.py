"""What would a user type instead?  ``textkit clean`` against a script of chardet, ftfy, OpenCC and a dozen regexes.

    python benchmarks/bench_script.py [MEGABYTES]

Both go over the same pages, 25 MB unless told otherwise, clean ones and ones with a defect in every twentieth line,
each in a process of its own so that memory can be compared; time is that of the processor.  Goals: ten times the
throughput on clean text, four times on broken text, at most one and a half times the memory.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time

from inputs import broken, pages

KINDS = {"clean": pages, "broken": broken}
# What such scripts have: one regex a nuisance, each over the whole text.
REGEXES = [
    (re.compile(pattern, re.MULTILINE), new)
    for pattern, new in (
        (r"[\u200b\u200c\u200d\ufeff]", ""),
        (r"[\x00-\x08\x0b-\x1f]", ""),
        (r"!\[[^\]]*\]\([^)]*(?:pixel|count)[^)]*\)", ""),
        (r"^.*(?:责任编辑|责编|编辑)[:：].*$", ""),
        (r"^.*(?:版权所有|ICP备|Copyright).*$", ""),
        (r"^.*(?:分享到|扫一扫|关注我们).*$", ""),
        (r"^.*(?:上一篇|下一篇|相关阅读).*$", ""),
        (r"^当前位置.*$", ""),
        (r"^.*(?:棋牌|彩票|在线观看).*_.*$", ""),
        (r"([\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔù]+\)", r"\1"),
        (r"[ \t\u3000]+$", ""),
        (r"\n{3,}", "\n\n"),
    )
]


def script(inputs: list[bytes]) -> None:
    """Clean *inputs* as scripts do."""
    import chardet
    import ftfy
    import opencc

    converter = opencc.OpenCC("t2s")
    for data in inputs:
        text = data.decode(chardet.detect(data)["encoding"] or "utf-8", "replace")
        text = converter.convert(ftfy.fix_text(text))
        for pattern, new in REGEXES:
            text = pattern.sub(new, text)


def ours(inputs: list[bytes]) -> None:
    """Clean *inputs* by the recipe for scraped text."""
    import textkit

    for data in inputs:
        _ = textkit.clean(textkit.decode(data).text, "web", options={"variant": {"to": "hans"}}).text


def measured(who: str, kind: str, size: int) -> tuple[float, float]:
    """Return the MB/s and the peak memory in MB of a process of its own."""
    command = [sys.executable, __file__, "--run", who, kind, str(size)]
    seconds, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return size / 1e6 / float(seconds), float(memory) / 1024


def run(who: str, kind: str, size: int) -> None:
    """Do the work, and print how many seconds of the processor it took, and the peak memory in KB."""
    inputs = [page.encode("utf-8", "replace") for page in KINDS[kind](size)]
    start = time.process_time()
    {"script": script, "textkit": ours}[who](inputs)
    print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main() -> None:
    """Print one row for each kind of text."""
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 25_000_000
    print(f"{'pages':8}{'script':>12}{'textkit':>12}{'ratio':>8}{'memory':>10}")
    for kind in KINDS:
        (theirs, their_peak), (mine, my_peak) = (measured(who, kind, size) for who in ("script", "textkit"))
        ratio, memory = f"{mine / theirs:.1f} x", f"{my_peak / their_peak:.2f} x"
        print(f"{kind:8}{theirs:8.2f} MB/s{mine:7.2f} MB/s{ratio:>8}{memory:>10}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main()
