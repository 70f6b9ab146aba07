"""How often the encoding is told right, beside chardet on the same bytes; needs the shared data.

    python benchmarks/bench_detection.py [DETECTION.jsonl]

A row is right if its text comes out, up to six characters (one was damaged in some) and to code points that
the codecs of one encoding map differently for the same sign.
"""

from __future__ import annotations

import base64
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import chardet

from textkit.decoding import decode

SHARED = Path(__file__).resolve().parent.parent.parent / "shared/data/encoding/detection.jsonl"
# Signs that some codec of a family maps to one code point and some to another.
FAMILIES = (
    "‧・·",
    "∼～〜~‾",
    "—―─－−-",
    "¥￥",
    "′ˊ´",
    "∥‖",
    "╴＿_",
    "￣ˍ¯",
    "¬￢",
    "¢￠",
    "£￡",
    "⊕♁",
    "╱∕／",
    "╲﹨＼",
)
SAME = str.maketrans({sign: signs[-1] for signs in FAMILIES for sign in signs} | dict.fromkeys("\xa0\\\r\ufffd\ufeff"))


def right(got: str, want: str) -> bool:
    """Tell whether *got* is *want* as far as can be asked."""
    got, want = got.translate(SAME), want.translate(SAME)
    lost, extra = Counter(want), Counter(got)
    return got == want or ((lost - extra).total() + (extra - lost).total() <= 6 and got[:40] == want[:40])


def by_chardet(data: bytes) -> str:
    """Return *data* as chardet would have it read."""
    try:
        return data.decode(chardet.detect(data)["encoding"] or "utf-8", "replace")
    except LookupError:
        return ""


def main() -> None:
    """Print the table: rows, and how many of them each got right."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    for line in file.read_bytes().decode().split("\n")[:-1]:
        row = json.loads(line)
        data = base64.b64decode(row["b64"])
        found = 1, right(decode(data).text, row["text"]), right(by_chardet(data), row["text"])
        group = "Chinese" if row["lang"].startswith("zh") else "other"
        for key in ((group, row["variant"]), (group, "all"), ("all", row["encoding"]), ("all", "all")):
            counts[key] = [old + new for old, new in zip(counts[key], found, strict=True)]
    print(f"{'detection':32s}{'rows':>6s}{'textkit':>10s}{'chardet':>10s}")
    for (group, kind), (rows, ours, theirs) in sorted(counts.items()):
        print(f"{group:10s}{kind:22s}{rows:6d}{100 * ours / rows:9.1f}%{100 * theirs / rows:9.1f}%")


if __name__ == "__main__":
    main()
