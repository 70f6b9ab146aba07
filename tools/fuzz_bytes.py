"""Coverage-guided fuzzing of what reads a stranger's bytes: the decoder, the scanners, the readers of metadata.

    pip install atheris && python tools/fuzz_bytes.py [-max_total_time=SECONDS] [libFuzzer's options, a folder of texts]

Atheris is no dependency: it has no wheels for every Python.  What it finds becomes a file in ``fixtures/regressions``.
"""

from __future__ import annotations

import sys
from contextlib import suppress

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["textkit"]):
    from textkit import suppression, toml
    from textkit.decoding import decode
    from textkit.document import Document
    from textkit.errors import UserError
    from textkit.rules.frontmatter import _block
    from textkit.tree import files, globs, journal


def one(data: bytes) -> None:
    """Hold everything that reads to its word on *data*: what it raises is a ``UserError``, and nothing is lost."""
    kind, data = data[:1], data[1:]
    for reads in READERS if not kind else (READERS[kind[0] % len(READERS)],):
        with suppress(UserError):
            reads(data)


def decoded(data: bytes) -> None:
    """The text has a U+FFFD for each loss, and becomes bytes again."""
    source = decode(data)
    assert source.text.count("\ufffd") >= len(source.losses)
    files.dress(source, source.text)


def scanned(data: bytes) -> None:
    """Regions are in order, inside the text, and none is empty."""
    doc = Document(data[1:].decode("utf-8", "replace"), ("web", "markdown", "plain")[sum(data[:1]) % 3])
    ends = 0
    for region in doc.regions:
        assert 0 <= region.start < region.end <= len(doc.text)
        assert region.end >= ends
        ends = region.end
    list(suppression.bans(doc))


def metadata(data: bytes) -> None:
    """A block is read, or has a fault inside of it."""
    text = data.decode("utf-8", "surrogateescape")
    for form in ("yaml", "toml", "json"):
        read = _block.READERS[form](text)
        assert not hasattr(read, "at") or 0 <= read.at <= len(text)
    _block.block_of(Document(text))


def configured(data: bytes) -> None:
    """TOML and patterns raise what they say."""
    text = data.decode("utf-8", "surrogateescape")
    with suppress(ValueError):
        toml.loads(text)
    globs.spec(text.split("\n")).match_file("a/b.md")


def journalled(data: bytes) -> None:
    """A line of a journal is an entry or none."""
    import json

    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        return
    journal._checked(fields, "log:1")  # noqa: SLF001 -- what reads is to be reached at once


READERS = (decoded, scanned, metadata, configured, journalled)

if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
