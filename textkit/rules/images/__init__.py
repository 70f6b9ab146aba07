"""Prune image links by evidence."""

# What is broken is mended before it is judged; a run is put together before its links look like duplicates.
ORDER: tuple[str, ...] = (
    "lazy-placeholder",
    "broken-scheme",
    "empty-url",
    "tracking-pixel",
    "exploded-url",
    "adjacent-duplicate",
    "machine-path",
    "missing-file",
    "dead-link",
    "hotlink-host",
    "undefined-reference",
    "repeated-image",
    "unrendered-image",
)
