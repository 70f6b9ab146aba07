"""Mend the metadata block at the top of a document."""

# What cannot be read comes first: the other rules need a block that can.  Reports come last.
ORDER: tuple[str, ...] = (
    "unreadable-value",
    "fence-offset",
    "missing-fence",
    "foreign-fence",
    "metadata-space",
    "title-space",
    "repeated-tag",
    "unreadable-date",
    "dash-list",
    "unread-block",
    "duplicate-key",
    "value-trap",
    "empty-title",
    "tag-variant",
    "cut-value",
    "dash-string",
    "link-in-url",
    "hash-slug",
)
