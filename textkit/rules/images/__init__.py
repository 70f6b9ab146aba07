"""Prune image links by evidence."""

# What is broken is mended before it is judged; beacons go first, for they may leave another image alone on its line;
# a run is put together before its links look like duplicates.
ORDER: tuple[str, ...] = (
    "lazy-placeholder",
    "broken-scheme",
    "tracking-pixel",
    "empty-url",
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
