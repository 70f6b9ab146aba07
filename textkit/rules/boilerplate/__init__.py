"""Take page furniture and spam out of a page."""

ORDER: tuple[str, ...] = ()
