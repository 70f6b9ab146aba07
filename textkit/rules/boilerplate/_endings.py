"""Endings: codes for what a line can end with; 0 is anything else.  Called by ``_shape`` and what reads its table."""

from __future__ import annotations

SENTENCE_END, PERIOD, COLON_END, COMMA_END, ELLIPSIS = range(1, 6)
