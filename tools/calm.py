"""Show what the rules change in lines that are believed good, so that a reader can judge each change.

    python tools/calm.py lines.jsonl [RULE or JOB…]

Each line of the input is ``{"text": …, "lang": …}``; without names, the jobs ``encoding`` and ``glosses`` run.
Every change is one row: the number of the line, its language, the rule, and the place with the old text in ``[-…-]``
and the new in ``{+…+}``; what does not show is written as an escape.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import textkit

WIDTH = 24  # characters shown on either side of a change


def shown(text: str) -> str:
    """Return *text* with what does not print as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def main(path: str, *names: str) -> None:
    """Print a row for each change, then how many lines of each language changed."""
    lines, changed = Counter[str](), Counter[str]()
    for number, row in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
        if not row:
            continue
        text, language = json.loads(row)["text"], json.loads(row).get("lang", "")
        result = textkit.clean(text, list(names) or ["encoding", "glosses"])
        lines[language] += 1
        changed[language] += result.text != text
        for found in result.findings() if result.text != text else ():
            if found.new is not None:
                place = f"{shown(found.head[-WIDTH:])}[-{shown(found.old)}-]{{+{shown(found.new)}+}}"
                print(f"{number:6d} {language:8s} {found.rule:20s} {place}{shown(found.tail[:WIDTH])}")
    for language, count in sorted(lines.items()):
        print(f"{language:8s} {changed[language]:3d} of {count} lines changed")


if __name__ == "__main__":
    main(*sys.argv[1:])
