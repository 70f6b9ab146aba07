"""What begins a block and what ends it, after CommonMark 0.31.2, chapters 4 and 5: patterns for one line."""

from __future__ import annotations

import re

from textkit.lazily import compiled

QUOTE = compiled(r" {0,3}> ?")
ITEM = compiled(r" {0,3}(?:[-+*]|(\d{1,9})[.)])(?: +|$)")
RULE = compiled(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
# Leaves of one line, behind which no paragraph goes on: headings, setext underlines, link definitions.
SINGLE = compiled(r" {0,3}(?:#{1,6}(?: |$)|=+ *$|-+ *$|\[[^\]]+\]:)")
FENCE = compiled(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
# HTML that ends where it says so: CommonMark's kinds 1 to 5, each with its end.
RAW = compiled(r" {0,3}<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![A-Za-z]))", re.IGNORECASE)
RAW_ENDS = [compiled(end, re.IGNORECASE) for end in ("</(?:script|pre|style|textarea)>", "-->", r"\?>", r"\]\]>", ">")]
# HTML that ends at a blank line, kind 6 (these tags) and kind 7 (one whole tag alone on its line): text stands in it.
BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir"
    "|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link"
    "|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead"
    "|title|tr|track|ul"
)
TAG = compiled(rf" {{0,3}}</?(?:{BLOCK_TAGS})(?=[\s>]|/>|$)", re.IGNORECASE)
# An attribute of a tag; possessive, because nothing behind it could make it shorter.
ATTRIBUTE = r"""(?:\s+[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)"""
LONE_TAG = compiled(rf" {{0,3}}(?:<[A-Za-z][A-Za-z0-9-]*+{ATTRIBUTE}*+\s*+/?>|</[A-Za-z][A-Za-z0-9-]*+\s*+>) *$")
