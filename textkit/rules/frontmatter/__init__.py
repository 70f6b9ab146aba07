"""Mend the metadata block at the top of a document."""

# `lift` needs the page as it came, and is run before all others by those who ask for it.
# What cannot be read comes first: the other rules need a block that can.  Reports come last.
ORDER: tuple[str, ...] = (
    "lift",
    "unreadable-value",
    "fence-offset",
    "missing-fence",
    "foreign-fence",
    "metadata-space",
    "title-space",
    "repeated-tag",
    "unreadable-date",
    "date-fraction",
    "title-suffix",
    "repeated-title",
    "dash-list",
    "comma-list",
    "key-alias",
    "source-url",
    "redundant-key",
    "key-order",
    "unread-block",
    "duplicate-key",
    "value-trap",
    "empty-title",
    "tag-variant",
    "cut-value",
    "dash-string",
    "link-in-url",
    "hash-slug",
    "schema",
)
