"""Repair characters: mojibake, escapes, invisible and control characters."""

# Bytes in disguise first, because they may hold references, and mojibake after both, because they may hold that;
# what is merely invisible comes last, because to mojibake it is evidence.
ORDER: tuple[str, ...] = (
    "percent-escape",
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
