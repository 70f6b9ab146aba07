"""What the command prints, writes and returns, recorded in ``fixtures/cli``; ``make golden`` records it anew."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("golden", ROOT / "tools" / "golden.py")
golden = importlib.util.module_from_spec(spec)
spec.loader.exec_module(golden)


@pytest.mark.parametrize("case", sorted(golden.CASES.iterdir()), ids=lambda case: case.name)
def test_what_was_recorded_still_happens(case):
    assert golden.played(case) == golden.recorded(case)
