"""The flags of metadata, which `frontmatter` and `clean` share: the generator, and lifting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from textkit import catalog
from textkit.cli.flags import rules

if TYPE_CHECKING:
    from textkit.cli.flags import Flags

Generator = Annotated[
    Literal["hugo", "hexo", "jekyll", "auto"] | None,
    rules("--generator", help="Whose metadata it is; auto asks the project's own files."),
]
Lift = Annotated[bool, rules("--lift", help="Put what the page says of itself into the front matter.")]
# What makes a post of a page: the facts into the front matter, the title out of the body.
LIFTING = ("lift", "repeated-title")


def asked(flags: Flags, generator: str | None, *, lift: bool) -> tuple[Flags, dict[str, Any]]:
    """Return *flags* with the rules that *lift* asks for, and the options by rule that *generator* stands for."""
    added = [*(flags.extend_select or ()), *LIFTING] if lift else flags.extend_select
    return flags._replace(extend_select=added), _options(_name(flags, generator or ""))


def _name(flags: Flags, generator: str) -> str:
    if generator != "auto":
        return generator
    from textkit.config.generator import detected

    paths = [path for path in flags.paths or () if path != "-"]
    return detected(Path(paths[0] if paths else flags.stdin_filename or "."))


def _options(generator: str) -> dict[str, Any]:
    if not generator:
        return {}
    names = [name for name in catalog.rules_of("frontmatter") if "generator" in catalog.load(name).options]
    return {name.replace("-", "_"): {"generator": generator} for name in names}
