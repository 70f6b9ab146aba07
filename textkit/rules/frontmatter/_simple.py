"""Whether a YAML block is so simple that it needs no parser to be known as sound: most are, and cost no import."""

from __future__ import annotations

from textkit.lazily import compiled

# A character that may stand anywhere in a scalar: no control, no line separator of any kind, no surrogate, no mark.
_PRINTABLE = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
# A plain scalar begins with a letter, a digit or a sign that means nothing to YAML, and holds no `: ` and no ` #`.
_FIRST = r"[\w/.(~$^+（【《〈「『“‘…—]"
_PLAIN = rf"{_FIRST}(?:{_PRINTABLE}:#]|:(?=[^\s\x85])|(?<=\S)#)*+"
_QUOTED = rf"\"{_PRINTABLE}\"\\]*+\"|'{_PRINTABLE}']*+'"
_PIECE = rf"(?:{_QUOTED}|{_FIRST}{_PRINTABLE}:#,\[\]{{}}\"']*+)"
_FLOW = rf"\[ *+(?:{_PIECE} *+(?:, *+{_PIECE} *+)*+)?\]"
_ITEM = rf"- ++(?:{_PLAIN}|(?:{_QUOTED}) *+)\n"
_KEY = r"[A-Za-z_][\w-]*+:"
SIMPLE = compiled(
    rf"(?:{_KEY}(?: ++(?:{_PLAIN}|(?:{_QUOTED}|{_FLOW}) *+)\n| *+\n(?:(?P<indent> *+){_ITEM}(?:(?P=indent){_ITEM})*+)?)"
    rf"| *+\n|#{_PRINTABLE}]*+\n)*+"
)


def simple(text: str) -> bool:
    """Return whether every line of *text* is of a kind that YAML surely reads; a miss says nothing."""
    match = SIMPLE.match(text)
    return match is not None and match.end() == len(text)
