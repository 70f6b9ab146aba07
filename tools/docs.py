"""Write the JSON schema and the generated parts of the README from the code; with ``--check``, only compare them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from textkit import catalog
from textkit.config import published

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SCHEMA = ROOT / "textkit" / "config" / "schema.json"
PART = re.compile(r"(<!-- generated: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def rules() -> str:
    """Return the table of rules, a row each: job, name, what it finds, and how it may run."""
    rows = ["| rule | job | what it does | runs |", "|---|---|---|---|"]
    for name, job in catalog.names().items():
        rule = catalog.load(name)
        runs = "when named" if rule.opt_in else rule.risk
        rows.append(f"| `{name}` | {job} | {rule.summary} | {runs} |")
    return "\n".join(rows) + "\n"


GENERATED = {"rules": rules}


def readme() -> str:
    """Return the README with its generated parts as they should be."""
    return PART.sub(lambda part: part[1] + GENERATED[part["name"]]() + part[3], README.read_bytes().decode())


def main() -> int:
    """Bring both files up to date, or with ``--check`` return 1 if one is not."""
    wanted = {README: readme(), SCHEMA: published.written()}
    stale = [file for file, text in wanted.items() if not file.exists() or file.read_bytes() != text.encode()]
    for file in stale:
        if "--check" in sys.argv[1:]:
            print(f"{file.name} is not up to date: run make docs")
        else:
            file.write_bytes(wanted[file].encode())
            print(f"wrote {file.name}")
    return 1 if stale and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
