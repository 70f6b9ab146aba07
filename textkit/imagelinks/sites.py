"""Sites: which generator publishes a file, and in which folders it looks for a local URL.

Hugo: page bundles, ``static/``, ``assets/`` (gohugo.io/content-management/page-bundles, …/static-files).  Hexo:
``source/`` and a post's asset folder (hexo.io/docs/asset-folders).  Jekyll: the root (jekyllrb.com/docs/structure).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Generator = Literal["hugo", "hexo", "jekyll", "none"]

HUGO = tuple(f"{name}.{ending}" for name in ("hugo", "config") for ending in ("toml", "yaml", "yml", "json"))
# Folders that are published as the root of the site, where no generator says otherwise.
PUBLIC = ("", "static", "public", "source", "assets", "docs")


class Site(NamedTuple):
    """The root folder of a site, and what makes a web site of it."""

    root: Path
    generator: Generator


@cache
def site_of(folder: Path) -> Site:
    """Return the site that *folder* (absolute) belongs to: the nearest with a configuration, or else a repository."""
    for root in (folder, *folder.parents):
        if (generator := _generator(root)) != "none":
            return Site(root, generator)
        if (root / ".git").exists():
            return Site(root, "none")
    return Site(folder, "none")


def _generator(root: Path) -> Generator:
    if any((root / name).is_file() for name in HUGO) or (root / "config" / "_default").is_dir():
        return "hugo" if (root / "content").is_dir() else "none"
    if (root / "_config.yml").is_file():
        return "hexo" if (root / "source").is_dir() else "jekyll"
    return "none"


def candidates(path: str, file: Path, site: Site) -> Iterator[Path]:
    """Yield where the local URL *path*, written in *file* (absolute), may be found, the likeliest first."""
    if path.startswith("/"):
        # A site that is published below its host's root begins its URLs with that folder.
        for inside in (path.lstrip("/"), path.lstrip("/").partition("/")[2]):
            yield from (root / inside for root in _roots(file, site) if inside)
        return
    yield file.parent / path
    if site.generator == "hexo":
        yield file.with_suffix("") / path
    # Relative to the page's own URL: /post/ or /post/title/ for content/post/title.md.
    content = site.root / {"hugo": "content", "hexo": "source"}.get(site.generator, "")
    page = file.relative_to(content).with_suffix("") if file.is_relative_to(content) else Path()
    for root in _roots(file, site):
        yield from (root / folder / path for folder in dict.fromkeys((page, page.parent, Path())))


def _roots(file: Path, site: Site) -> Iterator[Path]:
    """Yield the folders that are published as the root of *site*."""
    root = site.root
    if site.generator == "hugo":
        yield from (root / "static", root / "assets", root / "content")
        yield from (theme / "static" for theme in _themes(root))
    elif site.generator == "hexo":
        yield from (root / "source", *(theme / "source" for theme in _themes(root)))
    elif site.generator == "jekyll":
        yield root
    else:
        yield from (folder / name for folder in _between(file, root) for name in PUBLIC)


def _between(file: Path, root: Path) -> Iterator[Path]:
    """Yield the folders from *root* down to the one of *file*: any may be the root of a site."""
    yield from (folder for folder in reversed(file.parents) if folder.is_relative_to(root))


@cache
def _themes(root: Path) -> tuple[Path, ...]:
    themes = root / "themes"
    return tuple(sorted(themes.iterdir())) if themes.is_dir() else ()
