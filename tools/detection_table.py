"""Write ``textkit/decoding/characters.txt``: how common the characters of Chinese, Japanese and Korean are.

    python tools/detection_table.py [COUNTS.json]

The counts are of the characters in 2,500 public documents (encyclopedia articles, news, software manuals) of
each language: ``{"zhs": {"的": 45666, ...}, "zht": ..., "ja": ..., "ko": ...}``.  What lands in the table are
log-probabilities rounded to half a nat, each with the characters that have it; characters seen less than twice
are left to the floor that the decoder gives to each character of a standard set.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COUNTS = ROOT.parent / "shared/data/encoding/han-unigrams.json"
TABLE = ROOT / "textkit/decoding/characters.txt"


def rows(counts: dict[str, int]) -> list[str]:
    """Return one line per step of log-probability: the number of half nats below 0, a space, the characters."""
    total = sum(counts.values())
    steps: dict[int, list[str]] = defaultdict(list)
    for character, count in counts.items():
        if count > 1 and character > "\x7f" and character != "\ufffd":
            steps[round(-2 * math.log(count / total))].append(character)
    return [f"{step} {''.join(sorted(steps[step]))}" for step in sorted(steps)]


def main() -> None:
    """Write the table and say how large it is."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else COUNTS
    counts = json.loads(source.read_bytes())
    blocks = [f"# {language}\n" + "".join(f"{row}\n" for row in rows(counts[language])) for language in sorted(counts)]
    TABLE.write_bytes("".join(blocks).encode())
    print(f"{TABLE.relative_to(ROOT)}: {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
