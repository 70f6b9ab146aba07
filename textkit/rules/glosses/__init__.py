"""Take out readings that were put behind characters."""

ORDER: tuple[str, ...] = ("pinyin-gloss", "scattered-gloss")
