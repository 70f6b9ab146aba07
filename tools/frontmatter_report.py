"""Run the front-matter rules over real files and print what they did, checked with a parser that is not ours.

    python tools/frontmatter_report.py [FOLDER] [--lines] [--generator NAME]

FOLDER holds Markdown files and `index.jsonl`, which names the kinds of defect in each (the default is the shared data
beside the checkout).  ruamel.yaml reads every block before and after: a value that changed without a rule's saying so
is counted as unintended.  With --lines each changed line is printed.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

import textkit
from textkit.document import Document
from textkit.rules.frontmatter._block import block_of

if TYPE_CHECKING:
    from textkit.pipeline import Result

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "frontmatter"
# What the rules that change a value are meant to do to it.
MEANT = {"title": ("title-space",), "tags": ("repeated-tag",), "date": ("unreadable-date",)}
GENERATOR_RULES = ("unreadable-value", "missing-fence", "foreign-fence", "unreadable-date")


def ruamel(text: str) -> Any:
    """Return the front matter of *text* as ruamel.yaml reads it, ``None`` if it does not or there is none."""
    block = block_of(Document(text.replace("\r\n", "\n"), "markdown"))
    if block is None or block.format != "yaml":
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = YAML(typ="safe", pure=True).load(block.text)
    except (YAMLError, ValueError):
        return None
    return read if isinstance(read, dict) else None


def unintended(result: Result) -> list[str]:
    """Return the keys whose values changed although no rule was about them, and parts of the body that changed."""
    before, after = ruamel(result.original), ruamel(result.text)
    rules = {finding.rule for finding in result.findings() if finding.new is not None}
    wrong = [] if body(result.original) == body(result.text) else ["the body"]
    if before is None:
        return wrong if after is not None or not rules else [*wrong, "still unreadable"]
    if after is None:
        return [*wrong, "unreadable now"]
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return wrong + [str(key) for key in keys if not set(MEANT.get(str(key), ())) & rules]


def body(text: str) -> str:
    """Return what stands behind the front matter of *text*, line ends and all."""
    found = Document(text.replace("\r\n", "\n"), "markdown").front_matter
    return text.replace("\r\n", "\n")[found.end :] if found else text


def main() -> None:
    """Print the table by kind, the table by rule, and what must be zero."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=SHARED)
    options.add_argument("--lines", action="store_true")
    options.add_argument("--generator", default="", help="hugo, hexo, jekyll or index: the one that the index names")
    given = options.parse_args()
    files = [
        json.loads(line) for line in (given.folder / "index.jsonl").read_text(encoding="utf-8").split("\n") if line
    ]
    kinds: dict[str, Counter[str]] = {}
    rules: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for entry in files:
        text = (given.folder / entry["file"]).read_bytes().decode()
        generator = entry["generator"] if given.generator == "index" else given.generator
        known = generator if generator in {"hugo", "hexo", "jekyll"} else ""
        chosen = {rule: {"generator": known} for rule in GENERATOR_RULES}
        result = textkit.clean(text, ["frontmatter"], dialect="markdown", options=chosen)
        again = textkit.clean(result.text, ["frontmatter"], dialect="markdown", options=chosen).text
        state = outcome(result)
        totals.update([state, "files"])
        totals["not settled"] += again != result.text
        wrong = unintended(result)
        totals["unintended"] += bool(wrong)
        if wrong:
            print("UNINTENDED", entry["file"], wrong)
        for kind in entry["kinds"]:
            kinds.setdefault(kind, Counter())[state] += 1
        for finding in result.findings():
            rules.setdefault(finding.rule, Counter())["reported" if finding.new is None else "edits"] += 1
        for rule in {finding.rule for finding in result.findings()}:
            rules[rule]["files"] += 1
        if given.lines and result.text != text:
            show(entry["file"], text, result.text)
    table("kind", kinds, ("repaired", "reported", "untouched"))
    table("rule", rules, ("files", "edits", "reported"))
    for name in ("files", "repaired", "reported", "untouched", "not settled", "unintended"):
        print(f"{name:12} {totals[name]}")


def outcome(result: Result) -> str:
    """Return whether a file was repaired, only reported, or untouched."""
    if result.edits:
        return "repaired"
    return "reported" if list(result.findings()) else "untouched"


def show(name: str, old: str, new: str) -> None:
    """Print the lines that changed, with what cannot be seen escaped."""
    print(f"== {name}")
    for line in difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=0):
        if not re.match(r"---|\+\+\+|@@", line):
            print("  ", line[0], ascii(line[1:]) if line[-1:].isspace() else line[1:])


def table(name: str, rows: dict[str, Counter[str]], columns: tuple[str, ...]) -> None:
    """Print *rows* with one column for each of *columns*."""
    print(f"{name:34}" + "".join(f"{column:>11}" for column in columns))
    for row, counts in sorted(rows.items()):
        print(f"{row:34}" + "".join(f"{counts[column]:>11}" for column in columns))
    print()


if __name__ == "__main__":
    main()
