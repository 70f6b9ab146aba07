"""Write the table of Mandarin readings that the gloss rules check against.

    python -m venv v && v/bin/pip install pypinyin && v/bin/python tools/readings.py

Source: the character readings of pypinyin 0.55 (MIT), which are those of pinyin-data, collected from Unihan's
kHanyuPinlu, kXHC1983, kTGHZ2013, kMandarin and kHanyuPinyin, the most usual reading first.  Kept are the
characters that GB 2312, Big5 or their Traditional counterparts have.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parent.parent / "textkit/rules/glosses/readings.tsv"


def encodable(char: str, codec: str) -> bool:
    """Tell whether *codec* has *char*."""
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def main() -> None:
    """Write one line a reading: pinyin, bopomofo, characters it is the first reading of, other characters."""
    from pypinyin.constants import PINYIN_DICT, Style
    from pypinyin.style import convert

    first: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for code, readings in sorted(PINYIN_DICT.items()):
        char = chr(code)
        if encodable(char, "gb2312") or encodable(char, "big5"):
            head, *rest = readings.split(",")
            first[head].append(char)
            for reading in dict.fromkeys(rest):
                other[reading].append(char)
    rows = [
        "\t".join((r, convert(r, Style.BOPOMOFO, strict=True), "".join(first[r]), "".join(other[r])))
        for r in sorted({*first, *other})
    ]
    OUT.write_bytes(("# Written by tools/readings.py from pypinyin's data (MIT).\n" + "\n".join(rows) + "\n").encode())
    print(f"{OUT.name}: {len(rows)} readings, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
