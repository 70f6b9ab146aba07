"""The command as a user runs it: a process of its own, bytes in and bytes out."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from typing import NamedTuple

# The environment of a user without a terminal, whatever the tests themselves run in.
ENVIRON = {key: value for key, value in os.environ.items() if key not in {"FORCE_COLOR", "NO_COLOR", "COLUMNS"}}

COMMAND = [sys.executable, "-m", "textkit"]


class Done(NamedTuple):
    """What a command left: exit code, and the bytes on its two outputs."""

    status: int
    out: bytes
    err: str


def textkit(*words: str, stdin: bytes = b"", cwd=None, before=None, **environ: str) -> Done:
    """Run ``textkit`` with *words*, in a process that calls *before* first."""
    done = subprocess.run(
        [*COMMAND, *words],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=ENVIRON | environ,
        timeout=120,
        preexec_fn=before,
    )
    return Done(done.returncode, done.stdout, done.stderr.decode())


CAPABILITIES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: why root may read what nobody may


def as_a_user():
    """Take from root what makes permissions void for it; from anybody else there is nothing to take."""
    libc = ctypes.CDLL(None)
    for capability in CAPABILITIES:
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP; it counts from the next program on
