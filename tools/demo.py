"""Show what textkit does: clean the pages under ``fixtures/pages`` and print them before and after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
COMMAND = [sys.executable, "-m", "textkit", "clean", "--to", "hans"]
LINES = 12


def excerpt(data: bytes) -> Text:
    """Return the first lines of *data*, each cut at the edge of the screen, with nothing taken for markup."""
    lines = data.decode("utf-8", "backslashreplace").split("\n")
    rest = len(lines) - LINES
    shown = [*lines[:LINES], f"… and {rest} more lines"] if rest > 0 else lines
    return Text("\n".join(shown), no_wrap=True, overflow="ellipsis")


def main() -> None:
    """Clean each page with the command itself."""
    console = Console(highlight=False)
    for page in sorted(PAGES.iterdir()):
        # The command itself, as a user would pipe it.
        before = (page / "page.txt").read_bytes()
        after = subprocess.run(COMMAND, input=before, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603 -- our own
        console.print(Rule(f"[bold]{page.name}[/]: {len(before):,} bytes before"), excerpt(before))
        console.print(Rule(f"[green]textkit clean --to hans[/]: {len(after):,} bytes after"), excerpt(after), "")


if __name__ == "__main__":
    main()
