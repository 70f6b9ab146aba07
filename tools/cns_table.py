"""Write ``textkit/decoding/cns/*.z``: the planes of CNS 11643 that EUC-TW and ISO-2022-CN are made of.

    python tools/cns_table.py

The source is the EUC-TW converter of GNU libc (``iconv``; its tables are those of Unicode's ``CNS11643.TXT`` and
Unihan's ``kIRG_TSource``).  A code stands in the table only if it comes back from Unicode as the same bytes.
Each file is one plane: 94 rows of 94 characters, U+FFFD where there is none, UTF-16-LE, deflated.
"""

from __future__ import annotations

import subprocess
import zlib
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "textkit/decoding/cns"
PLANES = (1, 2, 3, 4, 5, 6, 7, 15)
CELLS = [bytes(cell) for cell in product(range(0xA1, 0xFF), repeat=2)]


def converted(lines: list[bytes], *, source: str, target: str) -> list[bytes]:
    """Return each of *lines* as ``iconv`` converts it; what it cannot convert it leaves out."""
    done = subprocess.run(  # noqa: S603 - a fixed command
        ["iconv", "-c", "-f", source, "-t", target],  # noqa: S607 - whichever GNU libc is installed
        input=b"".join(line + b"\n" for line in lines),
        capture_output=True,
        check=False,  # it says 1 where it left something out
    )
    return done.stdout.split(b"\n")[:-1]


def plane(number: int) -> str:
    """Return the characters of one plane in the order of their codes."""
    codes = [bytes((0x8E, 0xA0 + number)) + cell for cell in CELLS]
    there = converted(codes, source="EUC-TW", target="UTF-8")
    back = converted(there, source="UTF-8", target="EUC-TW")
    right = CELLS if number == 1 else codes  # plane 1 has a short form, which is what comes back
    texts = (new.decode() if old == want else "" for new, old, want in zip(there, back, right, strict=True))
    return "".join(text if len(text) == 1 else "\ufffd" for text in texts)


def main() -> None:
    """Write the tables and say how large they are."""
    FOLDER.mkdir(exist_ok=True)
    for number in PLANES:
        table = plane(number)
        file = FOLDER / f"{number}.z"
        file.write_bytes(zlib.compress(table.encode("utf-16-le"), 9))
        print(
            f"{file.relative_to(ROOT)}: {len(table) - table.count(chr(0xFFFD))} characters, {file.stat().st_size} bytes"
        )


if __name__ == "__main__":
    main()
