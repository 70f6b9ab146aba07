"""What ``images`` finds out beside the text: files and servers, before its rules run, and for its lists."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textkit import decoding
from textkit.cli import stdin
from textkit.cli.say import complain
from textkit.document import Document
from textkit.errors import UserError
from textkit.imagelinks import facts, listing, memory
from textkit.imagelinks.online import Manners, ask
from textkit.newlines import fold
from textkit.report.records import dumped
from textkit.report.safe import name
from textkit.tree import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textkit.cli.flags import Flags
    from textkit.imagelinks.online import Answer
    from textkit.recipes import Plan


class Asking(NamedTuple):
    """How servers are to be asked: seconds to wait, seconds between questions to a host, where answers are kept."""

    timeout: float
    pause: float
    cache: Path | None


def amended(made: Plan, path: Path, *, answers: Mapping[str, Answer], redirects: bool) -> Plan:
    """Return the plan *made* with what the disk and the servers say of the images in the file *path*."""
    looking = {call.rule.name for call in made.calls} & {"missing-file", "dead-link"}
    if not looking or not path.is_file():
        return made
    doc = _document(files.load(path), path, made.encoding)
    known = {"missing-file": facts.of_disk(doc, path), "dead-link": facts.of_servers(doc, answers, follow=redirects)}
    calls = [
        call._replace(options={**call.options, **known[call.rule.name]}) if call.rule.name in looking else call
        for call in made.calls
    ]
    return made._replace(calls=calls)


def answered(flags: Flags, asking: Asking) -> tuple[Flags, dict[str, Answer]]:
    """Return what the servers say of the images in the files of *flags*, and flags that name these files outright."""
    paths, urls = list[str](), dict[str, None]()
    for path, doc in _documents(flags):
        if isinstance(doc, Document):
            urls |= dict.fromkeys(listing.remote(doc))
        paths.append(str(path))
    if paths in ([], ["-"]):
        raise UserError("--online changes files; name a PATH, or use --list with it")
    return flags._replace(paths=paths, files_from="", files0_from=""), _asked(urls, asking)


def tell_rows(flags: Flags, asking: Asking | None) -> int:
    """Print every image link of the files of *flags*; return the exit code: 2 if one could not be read."""
    if flags.format not in ("", "json", "jsonl"):
        raise UserError(f"--list prints TSV, json or jsonl, not {flags.format}")
    seen = list(_documents(flags)) if asking else _documents(flags)
    urls = (url for _, doc in seen if isinstance(doc, Document) for url in listing.remote(doc)) if asking else ()
    answers = _asked(urls, asking) if asking else {}
    code, first = 0, True
    for path, doc in seen:
        if not isinstance(doc, Document):
            code = complain(f"{name(path)}: {doc}", 2)
            continue
        for row in listing.rows(doc, path, answers):
            line = listing.tsv(row) if not flags.format else dumped(row._asdict())
            lead = "" if flags.format != "json" else "[" if first else ",\n "
            _write(lead + line + ("\n" if flags.format == "jsonl" else ""))
            first = False
    if flags.format == "json":
        _write("[]\n" if first else "]\n")
    return code


def tell_unused(flags: Flags) -> int:
    """Print the image files below the folders of *flags* that no text below them mentions; return the exit code."""
    from textkit.imagelinks.unused import unused

    for folder in flags.paths or ["."]:
        if not Path(folder).is_dir():
            raise UserError(f"--unused looks through folders, and {folder} is none")
        for path in unused(Path(folder)):
            _write(f"{name(path) if sys.stdout.isatty() else path}\n")
    return 0


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))


def _documents(flags: Flags) -> Iterator[tuple[Path, Document | str]]:
    """Yield each file that *flags* name with its content, or with the reason why it cannot be read."""
    from textkit.cli.tree import named, wanted
    from textkit.tree.walk import walk

    if not (flags.paths or flags.files_from or flags.files0_from) or flags.paths == ["-"]:
        path = Path(flags.stdin_filename or "-")
        yield path, _document(stdin.read(), path, flags.encoding)
        return
    for found in walk(named(flags), wanted(flags)):
        if not isinstance(found, Path):
            yield found.path, found.reason
            continue
        try:
            data = files.load(found)
            yield found, "binary" if files.binary(data) else _document(data, found, flags.encoding)
        except UserError as error:
            yield found, str(error)


def _document(data: bytes, path: Path, encoding: str) -> Document:
    text, _ = fold(decoding.decode(data, encoding=encoding or None).text)
    return Document(text, files.dialect_of(path))


def _asked(urls: Iterable[str], asking: Asking) -> dict[str, Answer]:
    """Return the answers to all of *urls*, remembered or fresh."""
    kept = memory.Memory(asking.cache or memory.default_path())
    wanted = {url: url if ":" in url.partition("/")[0] else f"https:{url}" for url in urls}
    known = memory.recall(kept, time.time())
    fresh = sorted({full for full in wanted.values() if full not in known})
    said = memory.keep(kept, ask(fresh, Manners(asking.timeout, asking.pause)), time.time())
    known |= dict(_shown(said, len(fresh)))
    return {url: known[full] for url, full in wanted.items()}


def _shown(said: Iterator[tuple[str, Answer]], total: int) -> Iterator[tuple[str, Answer]]:
    """Hand *said* on, with a bar of progress where somebody watches."""
    if not (total and sys.stderr.isatty()):
        yield from said
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(said, "image links", total, console=Console(stderr=True), transient=True)
