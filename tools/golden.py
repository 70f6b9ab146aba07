"""Record what the command prints and writes for each case in ``fixtures/cli``; review the difference.

A case is a folder: ``cmd`` (shell words, one command a line), ``in/`` (the files it finds; ``in/stdin`` is its input),
and what came of it: ``stdout``, ``stderr``, ``status`` and ``out/``, the files afterwards that are new or changed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CASES = Path(__file__).resolve().parent.parent / "fixtures" / "cli"
RESULTS = ("stdout", "stderr", "status")


def recorded(case: Path) -> dict[str, bytes]:
    """Return what *case* expects: the bytes of each result, and of each file in ``out``, by name."""
    kept = {name: (case / name).read_bytes() for name in RESULTS if (case / name).exists()}
    return kept | {f"out/{name}": data for name, data in _tree(case / "out").items()}


def played(case: Path) -> dict[str, bytes]:
    """Run the command of *case* on a copy of its files, and return what came of it in the same form."""
    before = _tree(case / "in")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if before:
            shutil.copytree(case / "in", folder, dirs_exist_ok=True)
        before.pop("stdin", None)
        (folder / "stdin").unlink(missing_ok=True)
        done = _run((case / "cmd").read_text(encoding="utf-8"), _stdin(case), folder)
        after = _tree(folder)
    place = str(folder).encode()
    results = {"stdout": done.stdout.replace(place, b"."), "stderr": done.stderr.replace(place, b".")}
    results["status"] = f"{done.returncode}\n".encode()
    changed = {f"out/{name}": data for name, data in after.items() if before.get(name) != data}
    return {name: data for name, data in results.items() if data} | changed


def _run(command: str, stdin: bytes, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the shell lines *command*, in which ``textkit`` is ours, far from the settings of this machine."""
    quiet = {"NO_COLOR": "1", "XDG_CACHE_HOME": str(folder.parent / "no-cache"), "GIT_CEILING_DIRECTORIES": "/"}
    script = f'set -o pipefail; textkit() {{ "{sys.executable}" -m textkit "$@"; }}\n{command}'
    return subprocess.run(  # noqa: S603 - the cases are ours
        ["/bin/bash", "-c", script], input=stdin, capture_output=True, check=False, cwd=folder, env=os.environ | quiet
    )


def _stdin(case: Path) -> bytes:
    file = case / "in" / "stdin"
    return file.read_bytes() if file.exists() else b""


def _tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below *folder*, by its path there."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def _record(case: Path) -> None:
    for name in RESULTS:
        (case / name).unlink(missing_ok=True)
    shutil.rmtree(case / "out", ignore_errors=True)
    for name, data in played(case).items():
        (case / name).parent.mkdir(parents=True, exist_ok=True)
        (case / name).write_bytes(data)


def main(names: list[str]) -> None:
    """Record the cases *names*, or all."""
    for case in sorted(CASES.iterdir()):
        if not names or case.name in names:
            _record(case)
            print(case.name)


if __name__ == "__main__":
    main(sys.argv[1:])
