"""The command line: a thin layer over the API; subcommands are one file each."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

import typer
from typer.exceptions import TyperException

from textkit.cli.app import app
from textkit.cli.say import complain
from textkit.errors import UserError

USAGE = 2
INTERRUPTED = 130


def main() -> None:
    """Run the command and leave with its exit code: 0 clean or done, 1 findings, 2 misused or refused."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what is said depends on no locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_status(sys.argv[1:]))


def _status(words: list[str]) -> int:
    """Run the command of *words*; whoever reads our output may leave early, which is no failure."""
    try:
        code = app(words)(words, prog_name="textkit", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except typer.Exit as leaving:
        return leaving.exit_code
    except TyperException as error:
        return complain(error.format_message(), USAGE)
    except UserError as error:
        return complain(str(error), USAGE)
    return code if isinstance(code, int) else 0
