from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from textkit.cli.flags import Flags, command
from textkit.cli.work import work
from textkit.recipes import Recipe

links = partial(typer.Option, rich_help_panel="Image links", show_default=False)
# The rules that take an image away with its text.
REMOVERS = ("machine_path", "missing_file", "dead_link", "hotlink_host", "undefined_reference", "repeated_image")


@command
def images(
    flags: Flags,
    *,
    listed: Annotated[bool, links("--list", help="Print every image link as TSV (or --format json, jsonl).")] = False,
    unused: Annotated[bool, links("--unused", help="Print the image files that no text mentions.")] = False,
    missing: Annotated[bool, links("--missing", help="Remove images without a file; mend misspelled names.")] = False,
    online: Annotated[bool, links("--online", help="Remove images that their servers no longer have.")] = False,
    redirects: Annotated[bool, links("--redirects", help="With --online: write where images have moved.")] = False,
    keep_alt: Annotated[bool, links("--keep-alt", help="Leave the alternative text of what is removed.")] = False,
    timeout: Annotated[float, links(metavar="SECONDS", help="How long a server may take; else 10.")] = 10.0,
    pause: Annotated[float, links(metavar="SECONDS", help="Between two questions to a host; else 0.5.")] = 0.5,
    cache: Annotated[str, links("--link-cache", metavar="FILE", help="Where the answers of servers are kept.")] = "",
) -> int:
    """Mend image links, and remove them where there is evidence that nobody can see the image.

    --list prints file, line, form, URL, alternative text and status, one of

    ok, missing, misspelled (found under another spelling), absent (its folder is not there), remote,

    other (data, templates), empty, unrendered (not an image to CommonMark);

    with --online also moved, dead, unknown (the server would not say).
    """
    rules = [name for name, wanted in (("missing-file", missing), ("dead-link", online)) if wanted]
    options: dict[str, Any] = {rule: {"keep_alt": keep_alt} for rule in REMOVERS}
    recipe = Recipe(("images", *rules))
    if not (listed or unused or rules):
        return work(flags, recipe, **options)
    from textkit.cli import imagefacts

    if unused:
        return imagefacts.tell_unused(flags)
    asked = imagefacts.Asking(timeout, pause, Path(cache) if cache else None) if online else None
    if listed:
        return imagefacts.tell_rows(flags, asked)
    flags, answers = imagefacts.answered(flags, asked) if asked else (flags, {})
    amend = partial(imagefacts.amended, answers=answers, redirects=redirects)
    return work(flags, recipe, amend=amend, **options)
