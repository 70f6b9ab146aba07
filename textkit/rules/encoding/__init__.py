"""Repair characters: mojibake, escapes, invisible and control characters.

What the rules share, in the order in which a damaged line meets it: ``_signs`` (has the page a special character?),
``_uncommon`` and ``_natural`` (which lines are worth a judgement?), ``_damage`` (the judgement), ``_plausible`` (how
much does a text look like a language?), ``_makeup`` (which misreadings can it be?), ``_undone``, ``_misreadings``,
``_twofold`` and ``_restore`` (undo one: text to bytes, bytes to text), ``_readings`` (which one is it?), ``_phrases``
(or only a part of the line?), ``_guess`` (what may have been lost?);
``_shifted`` and ``_escapes`` stand apart.
"""

# Bytes in disguise first, because they may hold references, and mojibake after both, because they may hold that;
# what is merely invisible comes last, because to mojibake it is evidence.
ORDER: tuple[str, ...] = (
    "percent-escape",
    "encoded-word",
    "quoted-printable",
    "byte-escape",
    "utf-7",
    "hz",
    "unicode-escape",
    "character-reference",
    "mangled-reference",
    "named-reference",
    "cjk-mojibake",
    "lossy-mojibake",
    "lost-byte",
    "letters-as-han",
    "misread-punctuation",
    "misread-letter",
    "c1-control",
    "mojibake",
    "control-character",
    "tag-character",
    "soft-hyphen",
    "zero-width",
    "private-use",
    "decomposed-character",
    "half-width-punctuation",
    "replacement-run",
)
