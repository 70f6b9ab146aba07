"""How fast the encoding rules are, in MB of UTF-8 a second: on clean text, and on text where every line is damaged.

    python benchmarks/bench_encoding.py [FILE or FOLDER…]

Made-up text is kinder than the world, where many a line holds a clue: files of your own, in UTF-8, are measured as
they are, one by one and as one text.  Last comes what the tables cost a process that needs them for the first time.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from textkit import catalog, pipeline, recipes
from textkit.frequencies import Language, common, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.pipeline import Call

SIZE = 1_000_000  # bytes of each sample


def sentences(language: Language, size: int) -> str:
    """Return made-up text: the likeliest walk from each common character, a new one every dozen characters."""
    known, starts = table(language), common(language, 400)
    likeliest = {char: sorted(known.after[char], key=known.after[char].__getitem__)[-7:] for char in known.chars}
    out, total, i = [], 0, 0
    while total < size:
        char = starts[i % 400]
        words = [char]
        for step in range(50):
            row = likeliest[char]
            char = row[(i + step) % len(row)] if row and step % 12 else starts[(7 * i + step) % 400]
            words.append(char)
        out.append("".join(words) + "。")
        total += 3 * len(words)
        i += 1
    return "\n".join(out)


TABLES = """
import time
from textkit.rules.encoding import _plausible
start = time.perf_counter()
_plausible.weigh("")
print((time.perf_counter() - start) * 1000)
"""


def rate(texts: Sequence[str], calls: Sequence[Call]) -> float:
    """Return the best of three runs over *texts*, in MB/s of UTF-8 and of processor time."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            pipeline.run(text, calls).text  # noqa: B018
        best = max(best, size / (time.process_time() - start))
    return best


def given(paths: Sequence[str]) -> list[str]:
    """Return the texts of *paths*; of a folder, those of all files in it that are UTF-8."""
    files = [file for path in map(Path, paths) for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    texts = [file.read_bytes().decode("utf-8", "replace") for file in files if file.is_file()]
    return [text for text in texts if "\ufffd" not in text]


def main() -> None:
    """Print the table."""
    hans, hant, ja = (sentences(language, SIZE) for language in ("hans", "hant", "ja"))
    short = hans[: SIZE // 12]
    samples = {
        "clean Simplified": hans,
        "clean Traditional": hant,
        "clean Japanese": ja,
        "clean Russian": "Съешь же ещё этих мягких французских булок, да выпей чаю.\n" * 8000,
        "UTF-8 read as GBK": short.encode().decode("gb18030", "replace"),
        "UTF-8 read as windows-1252": short.encode().decode("latin-1"),
        "GBK read as Latin-1": short.encode("gb18030").decode("latin-1"),
        "Big5 read as GBK": hant[: SIZE // 12].encode("big5", "ignore").decode("gb18030", "replace"),
        "one escape a line": short.replace("。", "&#12290;&nbsp;"),
    }
    everything = recipes.plan(["encoding"]).calls
    print(f"{'sample':32s} {'MB/s':>8s}")
    for name, text in samples.items():
        print(f"{name:32s} {rate([text], everything):8.1f}")
    if pages := given(sys.argv[1:]):
        print(f"{f'{len(pages)} files, one by one':32s} {rate(pages, everything):8.1f}")
        print(f"{'the same as one text':32s} {rate([chr(10).join(pages)], everything):8.1f}")
    done = subprocess.run([sys.executable, "-c", TABLES], capture_output=True, check=True)
    print(f"{'tables, milliseconds':32s} {float(done.stdout):8.1f}")
    print("\neach rule alone on clean Simplified")
    for name in catalog.rules_of("encoding"):
        print(f"{name:32s} {rate([hans], recipes.plan([name]).calls):8.0f}")


if __name__ == "__main__":
    main()
