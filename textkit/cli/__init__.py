"""The command line: a thin layer over the API; subcommands are one file each."""

from __future__ import annotations


def main() -> None:
    """Run the command."""
