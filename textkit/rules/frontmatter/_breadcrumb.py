"""The site that a breadcrumb names: the source of a page that names none."""

from __future__ import annotations

import re

from textkit.lazily import compiled

HEAD = 2000
# `首页 > 频道 > 正文`, on a line of its own.
TRAIL = compiled(
    r"^(?:[^\n:：>]{0,8}[:：][ \t]*)?"
    r"(?P<trail>[^\s>»›:：][^>»›\n]{0,20}(?:[ \t]*(?:>+|»|›)[ \t]*[^>»›\n]{1,24}){1,6})$",
    re.MULTILINE,
)
ARROW = compiled(r"[ \t]*(?:>+|»|›)[ \t]*")
# A site's name, or the name of its first page; other first steps are channels.
SITE = compiled(
    r"(?P<brand>.{2,}?)(?<![频頻]道)(?:首页|首頁|主页|主頁)|(?P<name>.{1,10}(?:网|網|网站|網站|报|報|在线|線上|社|电视台|電視台))"
)


def site(text: str) -> str:
    """Return the name of the channel, if it bears the site's name, or else of the site; empty if none is told."""
    found = TRAIL.search(text, 0, HEAD)
    if not found:
        return ""
    parts = ARROW.split(found["trail"].strip())
    first = SITE.fullmatch(parts[0].strip())
    brand = (first["brand"] or first["name"]) if first else ""
    channel = parts[-2] if len(parts) > 2 else ""
    return channel if brand and channel.startswith(brand) else brand
