"""Images that are no Markdown: HTML tags, Hugo and Hexo shortcodes, Obsidian embeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.lazily import compiled
from textkit.rules.images._image import Image, hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textkit.document import Document
    from textkit.rules.images._image import Form

# Quoted values may hold ">"; where quotes do not pair, the tag ends at the first one.
TAG = compiled(
    r"""<(?P<name>img|source|image|video|input|amp-img)(?=[\s/>])"""
    r"""(?P<rest>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+(?=>)|[^<>]*+)>""",
    re.IGNORECASE,
)
ATTRIBUTE = compiled(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?+""")
# {{< figure src="…" >}}, {{% img … %}}: attributes, or the URL as the first word; {{</* … */>}} is an example.
HUGO = compiled(r"""\{\{[<%]\s*+(?:figure|img|image|picture)\s(?P<rest>(?:[^{}"<>]++|"[^"{}]*+")*+)[>%]\}\}""")
# {% asset_img [class] slug [width] [height] [title] %}, {% img [class] /path … %}.
HEXO = compiled(r"\{%-?\s*+(?:asset_img|img|image)\s(?P<rest>(?:[^%{]++|%(?!\}))*+)%\}")
WORD = compiled(r"""\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""")
EXTENSION = compiled(r"\.(?:jpe?g|png|gif|webp|bmp|svg|avif|ico|tiff?|heic)\b", re.IGNORECASE)
# ![[picture.png|alt or width]]; an embed without an image's extension is a note.
EMBED = compiled(r"!\[\[(?P<url>[^\[\]|\n]++)(?:\|(?P<alt>[^\[\]\n]*+))?\]\]")
# In which attribute each tag keeps its URL; <source> is an image's only if it has a srcset.
SOURCES = {"img": ("src", "srcset"), "amp-img": ("src",), "source": ("srcset",), "video": ("poster",)}
SVG_SOURCES = ("href", "xlink:href")
# The first URL of a srcset: its candidates are separated by commas, a URL and its width by white space.
CANDIDATE = compiled(r"\s*+(\S*[^\s,])")


class Attribute(NamedTuple):
    """The value of an attribute and where it stands in the text."""

    start: int
    end: int
    value: str


def attributes(text: str, start: int, end: int) -> dict[str, Attribute]:
    """Return the attributes in ``text[start:end]`` by their lower-case names; the first of a name counts."""
    found: dict[str, Attribute] = {}
    for hit in ATTRIBUTE.finditer(text, start, end):
        group = next((i for i in (2, 3, 4) if hit[i] is not None), 0)
        span = hit.span(group) if group else (hit.end(), hit.end())
        found.setdefault(hit[1].lower(), Attribute(*span, text[slice(*span)]))
    return found


def markup(doc: Document) -> list[Image]:
    """Return the images of *doc* that are no Markdown, in order."""
    found = written(doc.text)
    return list(visible(doc, sorted(found))) if found else []


def written(text: str) -> list[Image]:
    """Return what is written as an image that is no Markdown in *text*, form by form, even where it is code."""
    return [
        image for clue, pattern, read in FORMS if clue in text for hit in pattern.finditer(text) if (image := read(hit))
    ]


def visible(doc: Document, found: list[Image]) -> Iterator[Image]:
    """Yield those of *found* (sorted) that are in nothing which hides them."""
    holes, i = list(hidden(doc)), 0
    for image in found:
        while i < len(holes) and holes[i].end <= image.start:
            i += 1
        if i == len(holes) or image.start < holes[i].start:
            yield image


def _tag(hit: re.Match[str]) -> Image | None:
    found = attributes(hit.string, *hit.span("rest"))
    name = hit["name"].lower()
    names = SVG_SOURCES if name == "image" else SOURCES.get(name, ("src",))
    if name == "input" and ("type" not in found or found["type"].value.lower() != "image"):
        return None
    source = next((found[name] for name in names if name in found), None)
    if source is None and name != "img":
        return None
    source = source or Attribute(hit.end("rest"), hit.end("rest"), "")
    if names[0] == "srcset" and (first := CANDIDATE.match(source.value)):
        source = Attribute(source.start + first.start(1), source.start + first.end(1), first[1])
    alt = found.get("alt", source).value if "alt" in found else ""
    return _made(hit, source, alt, "html")


def _hugo(hit: re.Match[str]) -> Image | None:
    found = attributes(hit.string, *hit.span("rest"))
    source = found.get("src") or found.get("link")
    if source is None and "=" not in hit["rest"]:
        source = next(_words(hit), None)
    alt = next((found[name].value for name in ("alt", "caption", "title") if name in found), "")
    return _made(hit, source, alt, "shortcode") if source else None


def _hexo(hit: re.Match[str]) -> Image | None:
    words = list(_words(hit))
    at = next((i for i, word in enumerate(words) if EXTENSION.search(word.value) or "/" in word.value), None)
    if at is None:
        return None
    said = [word.value for word in words[at + 1 :] if not word.value.isdigit()]
    return _made(hit, words[at], " ".join(said), "shortcode")


def _embed(hit: re.Match[str]) -> Image | None:
    if not EXTENSION.search(hit["url"]):
        return None
    return _made(hit, Attribute(*hit.span("url"), hit["url"].strip()), hit["alt"] or "", "embed")


def _words(hit: re.Match[str]) -> Iterator[Attribute]:
    for word in WORD.finditer(hit.string, *hit.span("rest")):
        group = word.lastindex or 0
        yield Attribute(*word.span(group), word[group])


def _made(hit: re.Match[str], source: Attribute, alt: str, form: Form) -> Image:
    from html import unescape

    return Image(*hit.span(), source.start, source.end, unescape(source.value.strip()), unescape(alt), form)


# What no text of the form lacks, the form, and its reader.
FORMS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Image | None]], ...] = (
    ("<", TAG, _tag),
    ("{{", HUGO, _hugo),
    ("{%", HEXO, _hexo),
    ("![[", EMBED, _embed),
)
