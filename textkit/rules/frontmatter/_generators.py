"""What the three generators make of metadata, as observed with Hugo 0.168, Hexo 8.1.2 and Jekyll 4.3.1."""

from __future__ import annotations

from typing import Literal

# Empty where the generator is not known: then nothing is done that is right for one of them only.
Generator = Literal["", "hugo", "hexo", "jekyll"]
# Hexo puts spaces for the tabs that indent before it parses.
INDENT_BY_TAB = ("hexo",)
NEEDS_OPENING = ("hugo", "jekyll")
ENDS_BY_DOTS = ("jekyll",)
FORMATS = {"hugo": ("yaml", "toml", "json"), "hexo": ("yaml", ";;;"), "jekyll": ("yaml",)}
# Where the address of the original goes: `url` is the page's own in Hugo; jekyll-seo-tag reads `canonical_url`.
LINK_KEY = {"": "source_url", "hugo": "source_url", "hexo": "source_url", "jekyll": "canonical_url"}
# The keys whose values each reads as dates.
DATES = {
    "hugo": ("date", "lastmod", "modified", "publishDate", "pubdate", "published", "expiryDate", "unpublishdate"),
    "hexo": ("date", "updated"),
    "jekyll": ("date", "last_modified_at"),
}


def verdict(generator: str, *, hugo: str, hexo: str, jekyll: str) -> str:
    """Return what *generator* makes of it, or what each does; generators of one mind are named together."""
    said = {"Hugo": hugo, "Hexo": hexo, "Jekyll": jekyll}
    if generator:
        name = generator.capitalize()
        return f"{name}: {said[name]}"
    groups: dict[str, list[str]] = {}
    for name, what in said.items():
        groups.setdefault(what, []).append(name)
    return "; ".join(f"{', '.join(names)}: {what}" for what, names in groups.items())
