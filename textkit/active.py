"""What acts where text is only to be shown: escaped by whoever prints it, or puts it into configuration or a patch."""

from __future__ import annotations

from textkit.lazily import compiled

# What a terminal obeys, what reorders or hides text (tag characters too), and what no encoding can write.
ACTIVE = compiled(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
