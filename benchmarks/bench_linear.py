"""Does anything take more than its share of time on hostile input?  Doubling the input may cost 2.3 times at most.

    python benchmarks/bench_linear.py [--size CHARACTERS] [NAME …]

Every rule over every text of ``inputs.hostile`` and over its own examples, repeated; the scanner of protected regions;
the decoder over hostile bytes; the recipes as a whole.  NAME chooses among those.  Processor time, without garbage
collection, whose cost depends on what else is alive.  What grows by more than 2.3 is measured again on input four and
sixteen times as long, where the median of five runs decides.  Two tables, worst first: growth, and seconds a megabyte.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from inputs import hostile, hostile_bytes, repeated

import textkit
from textkit import catalog
from textkit.document import Document
from textkit.rule import examples

if TYPE_CHECKING:
    from textkit.rule import Rule

SIZE = 10_000  # characters, the smaller of the two
LIMIT = 2.3
SILENT = 0.001  # seconds below which a time says nothing
SHOWN = 15


Text = Callable[[int], str]


class Subject(NamedTuple):
    """What is measured, at how many characters, and on which texts: each is made of any size."""

    name: str
    work: Callable[[Document], object]
    size: int
    texts: Mapping[str, Text]


class Grown(NamedTuple):
    """What doubling to *size* characters costs."""

    ratio: float
    seconds: float
    size: int
    name: str
    what: str


def spent(work: Callable[[Document], object], doc: Document) -> float:
    """Return the processor time of *work* over *doc*, whose regions are known, in seconds."""
    _ = doc.regions, doc.newlines
    start = time.process_time()
    work(doc)
    return time.process_time() - start


def measured(subject: Subject, what: str, known: Callable[[Text, int], Document]) -> Grown:
    """Return what doubling costs *subject*, on longer input as long as that is too much."""
    text, work, size = subject.texts[what], subject.work, subject.size
    before, after = (spent(work, known(text, n)) for n in (size, 2 * size))
    seen = Grown(after / max(before, 1e-9), after, 2 * size, subject.name, what)
    for scale, rounds in ((4, 3), (16, 5)):
        if seen.seconds < SILENT or seen.ratio <= LIMIT:
            break
        small, large = text(scale * size), text(2 * scale * size)
        pairs = [(spent(work, Document(small)), spent(work, Document(large))) for _ in range(rounds)]
        ratio = statistics.median(after / max(before, 1e-9) for before, after in pairs)
        seen = seen._replace(ratio=ratio, seconds=min(after for _, after in pairs), size=len(large))
    return seen


def named(inputs: Callable[[int], Iterator[tuple[str, str]]]) -> dict[str, Text]:
    """Return *inputs* by name, each as what makes it of a size."""
    return {
        name: lambda size, name=name: next(text for what, text in inputs(size) if what == name)  # type: ignore[misc]
        for name, _ in inputs(100)
    }


def again(piece: str) -> Text:
    """Return what makes a text of any size of *piece*."""
    return partial(repeated, piece)


def subjects(size: int) -> Iterator[Subject]:
    """Yield everything that can be measured."""
    texts = named(hostile)
    for name in catalog.names():
        rule = catalog.load(name)
        yield Subject(name, partial(found, rule, rule.settings({})), size, texts)
        for options, own in of_its_own(rule):
            yield Subject(name, partial(found, rule, options), size, own)
    for dialect in ("web", "markdown"):
        yield Subject(f"regions of {dialect}", lambda doc, d=dialect: Document(doc.text, d).regions, size, texts)  # type: ignore[misc]
    for recipe in ("web", "corpus", "repo"):
        yield Subject(recipe, lambda doc, r=recipe: textkit.clean(doc.text, r).text, size // 12, texts)  # type: ignore[misc]
    data = {name: again(unit.decode("latin-1")) for name, unit in hostile_bytes()}
    yield Subject("decode", lambda doc: textkit.decode(doc.text.encode("latin-1")), 4 * size, data)


def of_its_own(rule: Rule) -> Iterator[tuple[dict[str, object], dict[str, Text]]]:
    """Yield the examples of *rule*, repeated with and without a paragraph's end, and the options that they are for."""
    for number, shown in enumerate(examples(rule.docs), 1):
        piece = shown.before.strip("\n")
        made = {f"its example {number}": again(f"{piece}\n\n"), f"its example {number} in a line": again(piece)}
        yield rule.settings(shown.options), made


def found(rule: Rule, options: dict[str, object], doc: Document) -> list[object]:
    """Return what *rule* finds."""
    return list(rule.find(doc, **options))


def table(title: str, rows: list[Grown]) -> None:
    """Print *rows* under *title*."""
    print(f"\n{title}\n{'growth':>8} {'s/MB':>8}  {'what':24} input")
    for ratio, seconds, size, name, what in rows:
        print(f"{ratio:8.1f} {seconds / size * 1e6:8.2f}  {name:24} {what}")


def main() -> int:
    """Measure everything, or what is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("names", nargs="*", metavar="NAME")
    given = parser.parse_args()
    start = time.monotonic()
    textkit.clean("首页 > 新闻\n责任编辑：路遥 caf\u00c3\u00a9 \u200b\n", "web")  # what is loaded once is loaded now
    gc.freeze()
    gc.disable()
    known = cache(lambda text, size: Document(text(size)))  # so that the rules share what is known of a text
    seen = [
        measured(subject, what, known)
        for subject in subjects(given.size)
        if not given.names or subject.name in given.names
        for what in subject.texts
    ]
    loud = [one for one in seen if one.seconds >= SILENT]
    slow = [one for one in loud if one.ratio > LIMIT]
    table("What grows fastest", sorted(loud, key=lambda one: -one.ratio)[:SHOWN])
    table("What is slowest", sorted(loud, key=lambda one: -one.seconds / one.size)[:SHOWN])
    took = time.monotonic() - start
    print(f"\n{len(seen):,} cases in {took:.0f} s; {len(slow)} grow by more than {LIMIT} when the input doubles")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
