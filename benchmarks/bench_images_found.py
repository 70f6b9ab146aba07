"""What the image rules do to real files: by rule, how many images were removed, mended, noticed; how many files stay.

Prints one table.  Real files come from the shared data folder, or from the folder named on the command line.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from textkit import catalog
from textkit.document import Document
from textkit.pipeline import Call, run
from textkit.rules.images._scan import images

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textkit.pipeline import Finding
    from textkit.rule import Rule

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "images"
KINDS = ("removed", "mended", "noticed", "files", "images before", "images after")


def kind(finding: Finding) -> str:
    """Return what *finding* does to an image."""
    if finding.new is None:
        return "noticed"
    return "mended" if finding.new.strip() else "removed"


def row(texts: Iterable[str], rule: Rule) -> Counter[str]:
    """Return what *rule* alone does to *texts*."""
    counts: Counter[str] = Counter()
    for text in texts:
        result = run(text, [Call(rule, {})], "markdown")
        found = list(result.findings())
        counts.update(map(kind, found))
        if found:
            counts["files"] += 1
            counts["images before"] += len(images(Document(text, "markdown")))
            counts["images after"] += len(images(Document(result.text, "markdown")))
    return counts


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    texts = [path.read_bytes().decode().replace("\r\n", "\n") for path in sorted(folder.glob("*.md"))]
    rules = [catalog.load(name) for name in catalog.rules_of("images")]
    forms = Counter(image.form for text in texts for image in images(Document(text, "markdown")))
    print(f"{len(texts)} files, {forms.total()} images:", ", ".join(f"{name} {n}" for name, n in forms.most_common()))
    print(f"{'':22}{'runs':>12}" + "".join(f"{name:>15}" for name in KINDS))
    for rule in rules:
        counts = row(texts, rule)
        print(f"{rule.name:22}{'when named' if rule.opt_in else 'by default':>12}", end="")
        print("".join(f"{counts[name]:15}" for name in KINDS))
    calls = [Call(rule, {}) for rule in rules if not rule.opt_in]
    touched = sum(bool(run(text, calls, "markdown").edits) for text in texts)
    print(
        f"by default {touched} files change, {len(texts) - touched} ({1 - touched / len(texts):.1%}) stay as they are"
    )


if __name__ == "__main__":
    main()
