"""Mend lines and paragraphs: split, flattened, wrapped, and white space."""

ORDER: tuple[str, ...] = (
    "flattened-paragraph",
    "spaced-han",
    "running-head",
    "page-number",
    "wrapped-line",
    "more-inside-sentence",
    "paragraph-indent",
    "trailing-space",
    "blank-run",
)
