"""Files: bytes in and out of the disk, so that a file is always its old self or its new self, never half.

Called by ``batch``, ``journal`` and the command line; the only module that writes a user's file.
"""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.decoding import BOMS, MIXED, decode, encode, moved
from textkit.errors import UserError
from textkit.lost import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textkit.decoding import Source
    from textkit.edit import Edit
    from textkit.regions import Dialect

LIMIT = 64 * 1024 * 1024  # bytes; a text needs about twenty times its size in memory
LEFTOVER = ".textkit-tmp"  # how the temporary file of a writer that was killed is called
MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".mdown", ".mdx", ".qmd", ".rmd"})
TEXT = MARKDOWN | {".txt", ".text"}
# What compressed and printed things start with; most others betray themselves by a NUL.
SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BZh", b"\xfd7zXZ")


def load(path: Path, limit: int = LIMIT) -> bytes:
    """Return the bytes of the regular file *path*; raises ``UserError`` for what cannot or should not be read."""
    try:
        # A FIFO would block before it could be looked at.
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            return _content(number, limit)
        finally:
            os.close(number)
    except OSError as error:
        raise UserError((error.strerror or str(error)).lower()) from None
    except ValueError:  # a NUL, or a surrogate that stands for no byte
        raise UserError("no file can have this name") from None


def _content(number: int, limit: int) -> bytes:
    """Return all bytes of the open file *number*, without the buffer that Python's own files have."""
    seen = os.fstat(number)
    if not stat.S_ISREG(seen.st_mode):
        raise UserError("not a regular file")
    if seen.st_size > limit:
        raise UserError(
            f"{seen.st_size:,} bytes, more than the limit of {limit:,}; split it, or send it through a pipe"
        )
    whole = os.read(number, seen.st_size + 1)
    while more := os.read(number, 1 << 20):  # it has grown, or was more than one call gives
        whole += more
        if len(whole) > limit:
            raise UserError(f"it grows while it is read, beyond the limit of {limit:,} bytes")
    return whole


def read(path: Path, encoding: str | None = None) -> Source:
    """Return the decoded file *path*; raises ``UserError`` as ``load`` and ``decode`` do."""
    return decode(load(path), encoding=encoding)


def dialect_of(path: Path) -> Dialect:
    """Return what the name of *path* says of its text."""
    return "markdown" if path.suffix.lower() in MARKDOWN else "web"


def binary(data: bytes) -> bool:
    """Say whether *data* is no text: it starts like a known format, or has NULs that no UTF-16 explains."""
    start = data[:8192]
    if data.startswith(SIGNATURES):
        return True
    if b"\0" not in start or data.startswith(tuple(bom for bom, _ in BOMS)):
        return False
    return not decode(start[: len(start) & ~3]).encoding.lower().startswith(("utf-16", "utf-32"))


def dress(source: Source, text: str, transcode: str = "", edits: Sequence[Edit] = ()) -> bytes:
    """Return *text*, which *edits* made of ``source.text``, as bytes: as *source* was, or in the encoding *transcode*.

    Bytes that could not be decoded come back where the U+FFFD that stands for them is still there, unless the
    encoding becomes another.  Transcoding drops a BOM.  Raises ``UserError`` where *text* has characters that the
    encoding lacks, and as ``lost.kept`` does.
    """
    if transcode and not same(transcode, source.encoding):
        return encode(text, transcode)
    runs, back = moved(source.runs, edits), kept(source, edits)
    return (b"" if transcode else source.bom) + encode(text, source.encoding, runs=runs, lost=back)


def same(one: str, two: str) -> bool:
    """Say whether two names mean one encoding."""
    return one == two or (MIXED not in (one, two) and codecs.lookup(one).name == codecs.lookup(two).name)


def replace(path: Path, data: bytes, known: os.stat_result | None = None) -> None:
    """Give the file *path* the content *data* at one stroke, keeping its mode, owner and extended attributes.

    Raises ``UserError`` as ``writable`` does, if the file is not as it was *known* from there, and for what the system
    refuses; the file then stays.
    """
    known = known or writable(path)
    try:
        _put(path, data, known)
    except OSError as error:
        raise UserError((error.strerror or str(error)).lower()) from None


def writable(path: Path) -> os.stat_result:
    """Return the state of the file *path*; raises ``UserError`` for a symbolic link and for a read-only file."""
    try:
        seen = path.lstat()
        if not stat.S_ISREG(seen.st_mode):
            raise UserError("a symbolic link or no regular file")
        # Renaming asks nobody whether the file may change; who took the right to write away meant it to stay.
        if not (seen.st_mode & 0o222 and os.access(path, os.W_OK)):
            raise UserError("read-only; allow writing first (chmod u+w)")
    except OSError as error:
        raise UserError((error.strerror or str(error)).lower()) from None
    return seen


def create(path: Path, data: bytes) -> None:
    """Write *data* to the new or old file *path*, with the folders it needs, as ``replace`` does."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not os.path.lexists(path):
            _put(path, data, None)
            return
    except FileExistsError:
        raise UserError(f"{path.parent} is no folder") from None
    except OSError as error:
        raise UserError(f"{path.parent}: {(error.strerror or str(error)).lower()}") from None
    replace(path, data)


def _put(path: Path, data: bytes, old: os.stat_result | None) -> None:
    """Rename a new file with the content *data* to *path*, where *old* was or nothing."""
    import signal
    import tempfile  # both slow to import, and a pipe writes no file

    # A signal that ends this process waits until the temporary file is gone.
    ending = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
    held = signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    try:
        number, name = tempfile.mkstemp(LEFTOVER, ".", path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
                file.flush()
                _resemble(file.fileno(), path, old)
                os.fsync(file.fileno())
            _unchanged(path, old)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _settle(path.parent)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _unchanged(path: Path, old: os.stat_result | None) -> None:
    """Raise ``UserError`` if the file *path* has been written or replaced since it was *old*."""
    now = path.lstat() if old else None
    if now and old and (now.st_ino, now.st_size, now.st_mtime_ns) != (old.st_ino, old.st_size, old.st_mtime_ns):
        raise UserError("it changed while it was read")


def _resemble(number: int, path: Path, seen: os.stat_result | None) -> None:
    """Give the open file *number* the owner, extended attributes and mode of *path*, or the mode of any new file."""
    if seen is None:
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(number, 0o666 & ~mask)
        return
    now = os.fstat(number)
    if (now.st_uid, now.st_gid) != (seen.st_uid, seen.st_gid):
        os.fchown(number, seen.st_uid, seen.st_gid)
    for name in os.listxattr(path) if hasattr(os, "listxattr") else ():
        os.setxattr(number, name, os.getxattr(path, name))
    # Last, as a change of owner clears some of its bits.
    os.fchmod(number, stat.S_IMODE(seen.st_mode))


def _settle(folder: Path) -> None:
    """Make the new name of a file in *folder* survive a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
