"""Words as people write them: what tells a wrong single-byte encoding where a text is too short for statistics."""

from __future__ import annotations

import re

# What stands between spaces, signs of ASCII and marks of sentences: letters of a script, each told by its block below,
# or else signs that no sentence has there.
_WORD = re.compile("[^\x00-@\\[-`{-~\xa0\xa1\xa7\xab\xb0\xb7\xbb\xbf\u2010-\u2026\u2039\u203a\u20ac\u2116]+")
# Quotes that open a word never stand behind one, as they would in DOS text read as windows-1250.
_BEHIND = re.compile("[^\\W\\d_][\u201a\u201e]")
_SCRIPTS = [
    re.compile(block)
    for block in (
        "[A-Za-z\xaa\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff]+",
        "[\u0370-\u0373\u0376-\u03ff]+",
        "[\u0400-\u052f]+",
        "[\u05d0-\u05f4]+",
        "[\u0620-\u065f\u066e-\u06d3]+",
        "[\u0e01-\u0e3a\u0e40-\u0e4e]+",
    )
]


def written(text: str) -> bool:
    """Say whether each word of *text* is letters of one script, cased as people case them."""
    return not _BEHIND.search(text) and all(map(_is_word, _WORD.findall(text)))


def _is_word(word: str) -> bool:
    cased = word.islower() or word.isupper() or word[1:].islower() or word.lower() == word.upper()
    return word.isascii() or (cased and any(script.fullmatch(word) for script in _SCRIPTS))
