"""Repair characters: mojibake, escapes, invisible and control characters."""

ORDER: tuple[str, ...] = ("cjk-mojibake", "lossy-mojibake", "mojibake", "zero-width")
