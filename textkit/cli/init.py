from __future__ import annotations

import sys
from collections import Counter
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from textkit.config import find
from textkit.config.generator import detected
from textkit.decoding import decode
from textkit.errors import UserError
from textkit.script import script_of
from textkit.tree import files
from textkit.tree.walk import walk

SAMPLE = 300  # files that are looked at
TEMPLATE = """\
# textkit.toml: what textkit does here.  Everything is optional; textkit init --schema tells what can be said.
# Seen: {seen}.

# repo: hand-written Markdown, safe rules only.  web: scraped text, everything.  corpus: as web, to Simplified.
recipe = "repo"

# Rules and jobs to leave out or to add; textkit rules lists them.
# ignore = ["layout"]
# extend-select = ["pinyin-gloss"]

# Files to leave out, beside those of .gitignore and .textkitignore.
# exclude = ["themes/", "node_modules/"]

# Options by rule.
# [rules.variant]
# to = "{to}"

# Which generator reads the metadata: hugo, hexo or jekyll.
{mark}[frontmatter]
{mark}generator = "{generator}"

# Settings for some files.
# [[overrides]]
# paths = ["archive/"]
# ignore = ["images"]

# Words that are to stay as they are.
# [[exceptions]]
# rules = ["mojibake"]
# phrases = ["Ã©"]
"""
CONFIG, PROJECT, HOOKS = Path("textkit.toml"), Path("pyproject.toml"), Path(".pre-commit-config.yaml")


def init(
    *,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON schema of the configuration.")] = False,
    hook: Annotated[bool, typer.Option("--hook", help="Add the hook to .pre-commit-config.yaml, too.")] = False,
) -> int:
    """Write a commented textkit.toml that fits the files below this folder."""
    if schema:
        sys.stdout.write(resources.files("textkit.config").joinpath("schema.json").read_bytes().decode())
        return 0
    if CONFIG.exists() or find.nearest(Path.cwd()).file == PROJECT.absolute():
        if not hook:
            there = CONFIG if CONFIG.exists() else f"[tool.textkit] in {PROJECT}"
            raise UserError(f"{there} is there already; it stays as it is")
    else:
        _write(CONFIG, _template())
    if hook:
        _write(HOOKS, _hooked(files.load(HOOKS).decode("utf-8", "replace") if HOOKS.exists() else ""))
    return 0


def _write(file: Path, text: str) -> None:
    files.create(file, text.encode())
    sys.stderr.write(f"textkit: wrote {file}\n")


def _hooked(old: str) -> str:
    """Return the pre-commit configuration *old* with a hook; raises ``UserError`` if it cannot have one more."""
    from textkit.cli import hook

    if not old.strip():
        return hook.FRESH
    if hook.has_one(old):
        raise UserError(f"{HOOKS} has a hook of textkit already; it stays as it is")
    fresh = hook.added(old)
    if fresh is None or "\ufffd" in old:
        sys.stdout.write(hook.ENTRY)
        raise UserError(f"{HOOKS} has no list of repos to add to; put the entry above into it by hand")
    return fresh


def _template() -> str:
    """Return the configuration that fits what stands below this folder."""
    encodings: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    for path in islice((one for one in walk([Path()]) if isinstance(one, Path)), SAMPLE):
        try:
            data = files.load(path)
        except UserError:
            continue  # told when it is to be cleaned
        if not files.binary(data):
            source = decode(data)
            encodings[source.encoding] += 1
            scripts[script_of(source.text)] += 1
    generator = detected(Path())
    seen = [f"{encodings.total()} file{'s' * (encodings.total() != 1)}", f"generator {generator or 'unknown'}"]
    for what, kind in (("encodings", encodings), ("scripts", scripts)):
        if kind:
            seen.append(f"{what} " + ", ".join(f"{name} ({count})" for name, count in kind.most_common()))
    to = "hant" if scripts["hant"] > scripts["hans"] else "hans"
    mark = "" if generator else "# "
    return TEMPLATE.format(seen="; ".join(seen), to=to, mark=mark, generator=generator or "hugo")
