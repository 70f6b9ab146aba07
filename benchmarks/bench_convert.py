"""What conversion costs against plain OpenCC on whole text, and what a document that needs none costs.

    python benchmarks/bench_convert.py [FILE…]

Prints one table: milliseconds of processor time, best of nine in turn, and the ratio to plain OpenCC on the whole text
at once; where nothing is to be converted, OpenCC is timed on the same text in the other script.  "by line" is OpenCC
called for each line; "run" is the pipeline; "rule" is the rule and its edits.  The text is our own, repeated; real
documents can be named instead.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from measure import best

from textkit.document import Document
from textkit.edit import Edit, apply
from textkit.pipeline import run
from textkit.recipes import plan
from textkit.rules.convert._opencc import converter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROSE = (
    "清晨的公园里，老人在打太极，孩子们在草地上跑来跑去。\n\n"
    "图书馆从下周开始延长开放时间，读者可以借阅更多的书籍。馆长说，这项措施是为了满足学生的需要，"
    "只要有证件，谁都能进入自习室，打印资料的费用也比去年低。\n\n"
    "下午的会议讨论了系统的设计：数据库放在哪里，程序怎样部署，细细的光纤能够传送多少信息。"
    "大家认为，安静的机房比什么都重要，后面的工作要等设备运到之后再开始。\n\n"
)


def main() -> None:
    """Print the table."""
    files = [Path(name).read_bytes().decode() for name in sys.argv[1:]]
    hans = "".join(files) or PROSE * 1600
    hant = converter("s2t").convert(hans)
    print(f"{'':28s}{'MB':>6s}{'OpenCC':>9s}{'by line':>9s}{'run':>9s}{'ratio':>7s}{'rule':>9s}{'ratio':>7s}")
    for name, text, other, options in (
        ("s2t, with edits", hans, hans, {"config": "s2t"}),
        ("t2s, with edits", hant, hant, {"config": "t2s"}),
        ("to=hant of Simplified", hans, hans, {"to": "hant"}),
        ("to=hans of Traditional", hant, hant, {"to": "hans"}),
        ("to=tw, phrases", hans, hans, {"to": "tw", "phrases": True}),
        ("to=hans of Simplified", hans, hant, {"to": "hans"}),
        ("to=hant of Traditional", hant, hans, {"to": "hant"}),
    ):
        config = options.get("config") or {"hant": "s2t", "hans": "t2s", "tw": "s2twp"}[str(options["to"])]
        times = best(works(text, other, str(config), options), rounds=9, clock=time.process_time)
        plain, lines, ours, alone = (1000 * times[one] for one in ("plain", "by line", "run", "rule"))
        size = len(text.encode()) / 1e6
        print(f"{name:28s}{size:6.1f}{plain:9.1f}{lines:9.1f}{ours:9.1f}", end="")
        print(f"{ours / plain:7.2f}{alone:9.1f}{alone / plain:7.2f}")


def works(text: str, other: str, config: str, options: Mapping[str, object]) -> dict[str, Callable[[], object]]:
    """Return what is timed: OpenCC on *other* as a whole and line by line, the run and the rule on *text*."""
    calls = plan(["variant"], {"variant": options}).calls
    call, convert = calls[0], converter(config).convert
    return {
        "plain": lambda: convert(other),
        "by line": lambda: "\n".join(map(convert, other.split("\n"))),
        "run": lambda: run(text, calls).text,
        "rule": lambda: apply(text, [e for e in call.rule.find(Document(text), **call.options) if isinstance(e, Edit)]),
    }


if __name__ == "__main__":
    main()
