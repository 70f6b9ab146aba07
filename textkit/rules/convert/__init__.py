"""Convert between the Chinese scripts and their regional variants."""

ORDER: tuple[str, ...] = ("variant", "quote-style", "other-script")
