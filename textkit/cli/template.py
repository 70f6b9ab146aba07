"""The flag ``--template``, which `boilerplate` and `clean` share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from textkit.cli.flags import rules

if TYPE_CHECKING:
    from textkit.cli.flags import Flags

Template = Annotated[str, rules("--template", metavar="FILE", help="Take away what textkit learn found on the site.")]


def templated(flags: Flags, file: str) -> tuple[Flags, dict[str, tuple[str, ...]]]:
    """Return *flags* with the rule that applies the template *file*, and its options; nothing new without a file."""
    if not file:
        return flags, {}
    from textkit.config.template import read

    return flags._replace(extend_select=[*(flags.extend_select or ()), "template-line"]), read(Path(file))
