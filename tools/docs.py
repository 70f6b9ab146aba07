"""Write the generated parts of the README from the code; with ``--check``, only say whether they are up to date."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from textkit import catalog

README = Path(__file__).parent.parent / "README.md"
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


def main() -> int:
    """Bring the README up to date, or with ``--check`` return 1 if it is not."""
    old = README.read_bytes().decode()
    new = PART.sub(lambda part: part[1] + GENERATED[part["name"]]() + part[3], old)
    if new == old:
        return 0
    if "--check" in sys.argv[1:]:
        print("README.md is not up to date: run make docs")
        return 1
    README.write_bytes(new.encode())
    print("wrote README.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
