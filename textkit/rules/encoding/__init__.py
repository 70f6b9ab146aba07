"""Repair characters: mojibake, escapes, invisible and control characters."""

ORDER: tuple[str, ...] = ("mojibake", "zero-width")
