"""Prune image links by evidence."""

ORDER: tuple[str, ...] = ("exploded-url",)
