"""Try the laws on random texts for some minutes, and keep what breaks one.

    python tools/fuzz.py [MINUTES] [SEED]

Texts are mixtures of what rules look for: the pieces of ``tests/nasty.py``, the lines of every rule's examples, and
the hostile texts of the benchmarks in small.
A text that breaks a law is cut down and written to ``fixtures/regressions``, where the suite tries it for ever.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

import laws  # noqa: E402 -- found only now
from inputs import hostile  # noqa: E402 -- the same
from nasty import NASTY  # noqa: E402 -- the same

import textkit  # noqa: E402 -- the same
from textkit.rule import examples  # noqa: E402 -- the same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEPT = ROOT / "fixtures" / "regressions"


def pieces() -> list[str]:
    """Return what texts are made of."""
    lines = [f"{line}\n" for rule in laws.RULES for shown in examples(rule.docs) for line in shown.before.split("\n")]
    return [*NASTY, *lines, *(text for _, text in hostile(40))]


def trials() -> Iterator[tuple[str, Callable[[str], None]]]:
    """Yield the name of each law for each rule and recipe, and how to try it on a text."""
    for rule, options in laws.settings():
        for dialect in ("markdown", "web", "plain"):

            def lawful(text: str, rule=rule, options=options, dialect=dialect) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 -- bound here
                laws.a_rule_is_lawful(rule, text, dialect, **options)
                laws.a_rule_is_confined(rule, text, dialect, **options)

            yield f"{rule.name} {options or ''} in {dialect}", lawful
    yield "a pipe is one run", laws.a_pipe_is_one_run
    for recipe in laws.RECIPES:
        yield f"{recipe} settles", lambda text, recipe=recipe: laws.a_recipe_settles(text, recipe)
        yield f"{recipe} with CRLF", lambda text, recipe=recipe: laws.line_endings_do_not_matter(text, recipe)
    yield "decoding never fails", lambda text: decodes(text.encode("utf-8", "surrogatepass"))


def decodes(data: bytes) -> None:
    """Hold ``decode`` to its word on damaged bytes: it never fails."""
    for damaged in (data, data[1:], data[: len(data) // 2], data[::-1], bytes(255 - byte for byte in data)):
        source = textkit.decode(damaged)
        assert source.text.count("\ufffd") >= len(source.losses)


def broken(law: Callable[[str], None], text: str) -> str:
    """Return what *law* says against *text*; empty if it holds."""
    try:
        law(text)
    except Exception as error:  # noqa: BLE001 -- a crash is what is looked for
        return f"{type(error).__name__}: {str(error)[:200]}"
    return ""


def smallest(law: Callable[[str], None], text: str) -> str:
    """Cut *text* down as long as it breaks *law*."""
    step = max(1, len(text) // 2)
    while step:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + step :]
            if broken(law, shorter):
                text = shorter
            else:
                at += step
        step //= 2
    return text


def main() -> int:
    """Fuzz, and return how many laws were broken."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    rng, made, found = random.Random(seed), pieces(), set()  # noqa: S311 -- not for secrets
    tried, end = 0, time.monotonic() + 60 * minutes
    everything = list(trials())
    while time.monotonic() < end:
        text = "".join(rng.choices(made, k=rng.randrange(1, 30)))
        for name, law in everything:
            tried += 1
            if name not in found and broken(law, text):
                found.add(name)
                text = smallest(law, text)
                print(f"{name}: {broken(law, text)}\n    {text!a}")
                KEPT.mkdir(parents=True, exist_ok=True)
                data = text.encode("utf-8", "surrogatepass")
                (KEPT / f"{hashlib.sha256(data).hexdigest()[:12]}.txt").write_bytes(data)
    print(f"seed {seed}: {tried:,} trials, {len(found)} broken laws")
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
