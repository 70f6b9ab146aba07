"""Mend the metadata block at the top of a document."""

ORDER: tuple[str, ...] = ()
