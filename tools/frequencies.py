"""Write ``textkit/frequencies.bin`` from log-probabilities of characters and pairs.

    python tools/frequencies.py ngrams.json.gz

The input maps ``zhs``, ``zht``, ``ja`` and ``ko`` to ``{"unigrams": {char: log p}, "bigrams": {pair: log p}}``, where
a pair's logarithm is of the second character behind the first, interpolated with the second alone.  The shipped
table is counted from 2,500 published documents.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from array import array
from itertools import groupby
from pathlib import Path

SECTIONS = ("zhs", "zht", "ja", "ko")  # in the order of textkit.frequencies.LANGUAGES
TARGET = Path(__file__).resolve().parent.parent / "textkit" / "frequencies.bin"
# What the languages are written in.  Stray letters, emoji and private use are quoted damage, not language.
SCRIPT = re.compile("[\u00b7\u2010-\u203a\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uffee]")


def packed(logs: list[float]) -> bytes:
    """Return natural logarithms as counts of sixteenths below zero."""
    return bytes(min(255, round(-16 * value)) for value in logs)


def section(unigrams: dict[str, float], bigrams: dict[str, float]) -> bytes:
    """Return one language as bytes; ``textkit.frequencies`` says how they lie."""
    chars = sorted((c for c in unigrams if SCRIPT.match(c)), key=lambda c: (-unigrams[c], c))
    index = {char: i for i, char in enumerate(chars)}
    pairs = sorted((index[p[0]], index[p[1]], log) for p, log in bigrams.items() if p[0] in index and p[1] in index)
    sizes = {first: len(list(rows)) for first, rows in groupby(pairs, lambda row: row[0])}
    return b"".join(
        [
            len(chars).to_bytes(4, "little"),
            len(pairs).to_bytes(4, "little"),
            "".join(chars).encode("utf-16-le"),
            packed([unigrams[char] for char in chars]),
            array("H", [sizes.get(i, 0) for i in range(len(chars))]).tobytes(),
            array("H", [second for _, second, _ in pairs]).tobytes(),
            packed([log for _, _, log in pairs]),
        ]
    )


def main(source: str) -> None:
    """Read *source* and write the table."""
    with gzip.open(source, "rt", encoding="utf-8") as file:
        tables = json.load(file)
    data = b"".join(section(tables[name]["unigrams"], tables[name]["bigrams"]) for name in SECTIONS)
    TARGET.write_bytes(data)
    print(f"{TARGET.name}: {len(data)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
