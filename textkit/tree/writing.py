"""Writing: what an examined file becomes, put in its place once nothing can be lost by it.

Called by ``batch``.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textkit.errors import UserError
from textkit.tree import files, journal
from textkit.tree.entry import entered

if TYPE_CHECKING:
    from pathlib import Path

    from textkit.tree.examine import Examined, Order


def write(path: Path, seen: Examined, order: Order) -> None:
    """Write what *path* becomes where *order* wants it; raises ``UserError`` where it must stay as it is."""
    if order.output:
        files.create(order.output(path), seen.fresh)
        return
    _refuse_loss(seen)
    known = files.writable(path)  # before the journal has an entry for it, and before the last look
    if files.load(path, order.limit) != seen.data:
        raise UserError("it changed while it was read")
    if order.log:
        journal.append(order.log, entered(_name(path), seen))
    files.replace(path, seen.fresh, known)


def _refuse_loss(seen: Examined) -> None:
    """Raise ``UserError`` if writing would lose bytes that nobody decided on."""
    source, target = seen.source, seen.plan.transcode
    if target and not files.same(target, source.encoding):
        if source.losses:
            raise UserError(
                f"{len(source.losses)} stretches of bytes are not {source.encoding} and would be lost in {target}; "
                "name the right encoding, or keep the one it has"
            )
    elif files.dress(source, source.text, target) != seen.data[len(source.bom) * bool(target) :]:
        raise UserError(f"its bytes cannot be given back from {source.encoding}")


def _name(path: Path) -> str:
    """Return *path* as a journal names it: relative to the current folder if it is in it, and absolute otherwise."""
    full = os.path.abspath(path)  # noqa: PTH100 - must not follow links
    name = os.path.relpath(full)
    return full if name.startswith("..") else name
