"""The codecs that Python lacks, made known to it: EUC-TW and ISO-2022-CN.  Called before any codec is looked up."""

from __future__ import annotations

import codecs
from functools import cache


@cache
def register() -> None:
    """Make ``bytes.decode`` and ``str.encode`` know the codecs; once is enough."""
    codecs.register(_search)


def _search(name: str) -> codecs.CodecInfo | None:
    name = name.replace("-", "_")
    if name in ("euc_tw", "euctw", "x_euc_tw"):
        from textkit.decoding import euc_tw

        return codecs.CodecInfo(euc_tw.encode, euc_tw.decode, name="euc_tw")
    if name in ("iso_2022_cn", "iso2022_cn", "iso2022cn", "iso_2022_cn_ext", "iso2022_cn_ext"):
        from textkit.decoding import iso_2022_cn

        return codecs.CodecInfo(iso_2022_cn.encode, iso_2022_cn.decode, name="iso2022_cn")
    return None
