"""OpenCC's converters, loaded when first used."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textkit.errors import unknown

if TYPE_CHECKING:
    import opencc


@cache
def converter(config: str) -> opencc.OpenCC:
    """Return OpenCC's converter for *config*; raises ``UserError`` for one that the wheel does not have."""
    import opencc

    shipped = sorted(name.removesuffix(".json") for name in opencc.CONFIGS)
    if config not in shipped:
        raise unknown("OpenCC configuration", config, shipped)
    return opencc.OpenCC(config)
