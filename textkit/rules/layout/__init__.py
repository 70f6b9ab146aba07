"""Mend lines and paragraphs: split, flattened, wrapped, and white space."""

ORDER: tuple[str, ...] = ()
