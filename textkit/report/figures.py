"""Figures: the counts of a tree as a table, as bars for a terminal, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.report.records import dumped
from textkit.report.safe import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.stats import Total

MOST = 20  # rows of a topic that people are shown
WIDTH, LABEL = 40, 24  # characters of the longest bar, and of what stands before each


def table(total: Total) -> str:
    """Return *total* as aligned columns: topic, what, how many."""
    rows = [(topic, what, f"{count:,}") for topic, what, count in _rows(total)]
    wide = [max((len(row[i]) for row in rows), default=0) for i in range(3)]
    lines = [f"{topic:{wide[0]}}  {what:{wide[1]}}  {count:>{wide[2]}}" for topic, what, count in rows]
    return "\n".join([_head(total), *lines, *_unread(total)]) + "\n"


def chart(total: Total) -> str:
    """Return *total* as a block of bars for each topic, the longest first."""
    lines, last = [_head(total)], ""
    for topic, what, count in _rows(total):
        if topic != last:
            most = max(total.counts[topic].values())
            lines += ["", topic]
            last = topic
        bar = "█" * round(WIDTH * count / most) or "▏"
        lines.append(f"  {what:{LABEL}.{LABEL}} {bar} {count:,}")
    return "\n".join([*lines, *_unread(total)]) + "\n"


def json(total: Total) -> str:
    """Return *total* as one JSON object."""
    return dumped(total._asdict(), indent=2) + "\n"


def _head(total: Total) -> str:
    return f"{total.files:,} file{'s' * (total.files != 1)}, {total.bytes:,} bytes"


def _rows(total: Total) -> Iterator[tuple[str, str, int]]:
    for topic, counts in total.counts.items():
        for what, count in counts.most_common(MOST):
            if count:
                yield topic, shown(what), count


def _unread(total: Total) -> Iterator[str]:
    for path, why in total.unread:
        yield f"not read: {shown(path)}: {why}"
