"""Write ``fixtures/bytes``: a few sentences in every legacy encoding, by iconv, so that no codec of ours checks itself.

    python tools/byte_fixtures.py

``NAME.txt`` is UTF-8, ``NAME.ENCODING`` the same text in ENCODING, as textkit is to name it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "bytes"
# Our encodings with iconv's name for each; HZ is none of iconv's, so Python writes it.
ENCODINGS = {
    "hans": {
        "gb18030": "GB18030",
        "iso2022_cn": "ISO-2022-CN",
        "utf-16-le": "UTF-16LE",
        "utf-32-be": "UTF-32BE",
        "hz": "",
    },
    "hant": {"cp950": "BIG5", "euc_tw": "EUC-TW", "iso2022_cn": "ISO-2022-CN", "gb18030": "GB18030"},
    "japanese": {"cp932": "SHIFT_JIS", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"},
    "korean": {"cp949": "EUC-KR", "johab": "JOHAB", "iso2022_kr": "ISO-2022-KR"},
    "russian": {"cp1251": "CP1251", "koi8_r": "KOI8-R", "cp866": "CP866"},
    "greek": {"cp1253": "CP1253"},
}


def main() -> None:
    """Write one file an encoding beside each text."""
    for name, encodings in ENCODINGS.items():
        text = (FOLDER / f"{name}.txt").read_bytes()
        for ours, theirs in encodings.items():
            command = ["iconv", "-f", "UTF-8", "-t", theirs]
            done = subprocess.run(command, input=text, capture_output=True, check=True) if theirs else None  # noqa: S603 -- ours
            (FOLDER / f"{name}.{ours}").write_bytes(done.stdout if done else text.decode().encode(ours))


if __name__ == "__main__":
    main()
