"""Write the table of characters that only one Chinese script, or one region's standard, has.

    python tools/scripts.py        # with the opencc wheel installed; run it again when OpenCC's dictionaries change

Source: OpenCC's character dictionaries (Apache-2.0), unpacked with the program that its wheel ships.  A character is
Traditional alone if OpenCC never keeps it in Simplified and GB 2312 lacks it; it is Simplified alone if OpenCC never
keeps it in Traditional and no Traditional standard prefers it; Japanese alone if it is a Shinjitai that neither
GB 2312 nor Big5 has.  Only the Basic Multilingual Plane: what lies beyond
is too rare to tell anything, and would make the search twenty times slower.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import opencc

from textkit.frequencies import table

OUT = Path(__file__).parent.parent / "textkit/script.tsv"
WHEEL = Path(opencc.__file__).parent / "clib"

# What the tables of hijacked pages leave and no standard writes in such words (周, 台, 布, 志 are written everywhere).
TELLING = set("于后里范制准采游几种价确据")


def dictionary(name: str) -> dict[str, list[str]]:
    """Return OpenCC's dictionary *name* as a mapping from key to its candidates, best first."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.txt"
        source = WHEEL / "share/opencc" / f"{name}.ocd2"
        subprocess.run(  # noqa: S603 - the program that belongs to the dictionaries
            [WHEEL / "bin/opencc_dict", "-i", source, "-o", out, "-f", "ocd2", "-t", "text"],
            check=True,
            stdout=sys.stderr,
        )
        rows = (line.split("\t") for line in out.read_text(encoding="utf-8").split("\n") if line)
        return {key: values.split(" ") for key, values in rows}


def encodable(char: str, codec: str) -> bool:
    """Tell whether *codec* has *char*."""
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def naive_words(st: dict[str, list[str]]) -> list[str]:
    """Return pairs that character-by-character conversion leaves and no Traditional text has: 关于 as 關于.

    They are the frequent pairs of Simplified text whose second thought, OpenCC's, changes a character that the
    first leaves; what the table of Traditional frequencies has seen is left out.
    """
    to_hant = opencc.OpenCC("s2t").convert
    seen = table("hant").after
    scored = []
    for first, alone in table("hans").chars.items():
        for second, log in table("hans").after[first].items():
            naive = "".join(c if c in st.get(c, [c]) else st[c][0] for c in first + second)
            kept = min(first, second) >= "\u4e00" and TELLING & {*naive}
            if kept and to_hant(first + second) != naive and to_hant(naive) != naive and second not in seen[first]:
                scored.append((alone + log, naive))
    return sorted(word for log, word in sorted(scored, reverse=True)[:120] if word[1] not in seen[word[0]])


def main() -> None:
    """Write one line a class of characters; ``simplified`` stands in the order of ``hant``."""
    st, ts = dictionary("STCharacters"), dictionary("TSCharacters")
    tw, hk = dictionary("TWVariants"), dictionary("HKVariants")
    preferred = {char for table in (tw, hk) for values in table.values() for char in values}
    hant = sorted(c for c in ts if c <= "\uffff" and c not in ts[c] and not encodable(c, "gb2312"))
    hans = sorted(c for c in st if c <= "\uffff" and c not in st[c] and c not in preferred)
    hans = [c for c in hans if c not in hant]
    regions: dict[str, set[str]] = {"tw": set(), "hk": set(), "opencc": set()}
    for char in {*tw, *hk}:
        one, two = tw.get(char, [char])[0], hk.get(char, [char])[0]
        if one != two:
            regions["tw"].add(one)
            regions["hk"].add(two)
        if char not in (one, two):
            regions["opencc"].add(char)
    shinjitai = {char for values in dictionary("JPShinjitaiCharactersRev").values() for char in values}
    ja = sorted(c for c in shinjitai if not encodable(c, "gb2312") and not encodable(c, "big5hkscs") and c not in hans)
    rows = [
        ("hant", "".join(hant)),
        ("simplified", "".join(ts[c][0] if len(ts[c][0]) == 1 else c for c in hant)),
        ("hans", "".join(hans)),
        ("ja", "".join(ja)),
        ("naive", " ".join(naive_words(st))),
        *((name, "".join(sorted(chars))) for name, chars in regions.items()),
    ]
    OUT.write_bytes("".join(f"{name}\t{chars}\n" for name, chars in rows).encode())
    print(f"{OUT.name}: " + ", ".join(f"{name} {len(chars)}" for name, chars in rows))


if __name__ == "__main__":
    main()
