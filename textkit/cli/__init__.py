"""The command line: a thin layer over the API; subcommands are one file each."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

import typer
from typer.exceptions import TyperException

from textkit.cli.app import app
from textkit.cli.say import complain, give_up
from textkit.errors import UserError, internal

USAGE = 2
INTERRUPTED = 130


def main() -> None:
    """Run the command and leave with its exit code: 0 clean or done, 1 findings, 2 misused or refused."""
    # What is imported by now lives as long as the command: to look through it for garbage, at the end above all,
    # takes a tenth of the time that a small page does.
    gc.freeze()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # or numpy starts threads for algebra that nobody here does
    if sys.stderr is None:  # closed by a caller who does not want to hear
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open till the end
    if sys.stdout is None:
        sys.exit(complain("stdout is closed", USAGE))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what is said depends on no locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        os.getcwd()  # noqa: PTH109 - only whether it is there
    except OSError:
        sys.exit(complain("the working folder is gone; go to another", USAGE))
    sys.exit(_status(sys.argv[1:]))


def _status(words: list[str]) -> int:
    """Run the command of *words* and return its exit code."""
    try:
        code = app(words)(words, prog_name="textkit", standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except typer.Exit as leaving:
        code = leaving.exit_code
    except (TyperException, UserError) as error:
        said = error.format_message() if isinstance(error, TyperException) else str(error)
        code = complain(said, USAGE) if said else USAGE  # without a word the help has said it all
    except OSError as error:
        code = _unwritable(error)
    except SystemExit as leaving:
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        code = _unwritable(leaving.__context__)  # which Typer takes for a failure
    except Exception as error:  # noqa: BLE001 - a bug, or no memory left: a line says more to a user than a traceback
        code = complain(internal(error), USAGE)
    return code if isinstance(code, int) else 0


def _unwritable(error: OSError) -> int:
    """Give up stdout if it would not take what we wrote; who reads it may leave early, and that is no failure."""
    try:
        sys.stdout.flush()
    except OSError:
        give_up(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return 0
    where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    return complain(where + (error.strerror or str(error)).lower(), USAGE)
