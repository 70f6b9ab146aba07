"""The quick clues of the encoding rules: each must find all that the slow question behind it says yes to."""

from __future__ import annotations

from ftfy.badness import MOJIBAKE_CATEGORIES, is_bad
from hypothesis import given
from hypothesis import strategies as st

from textkit.rules.encoding import (
    c1_control,
    control_character,
    decomposed_character,
    mojibake,
    private_use,
    tag_character,
    zero_width,
)
from textkit.rules.encoding._natural import natural, unnatural
from textkit.rules.encoding._signs import SPECIAL
from textkit.rules.encoding.mojibake import CLUE

LETTERS = "aBcÉéЯяאǅªϒ²Ńń中 1-"
# What ftfy's table speaks of, and the letters that its special cases name.
SIGNS = "".join(MOJIBAKE_CATEGORIES.values()).replace("-", "") + "aZ .,ÂÃÎÐØÙà√≈‚Äвβā€ГўВЂΒΓΞΟ°µ²³´šŸž\x80\x9d\xa0中"


@given(st.text(st.sampled_from(LETTERS) | st.characters(exclude_categories=["Cs"]), max_size=8))
def test_every_unnatural_line_has_its_clue(line: str) -> None:
    assert natural(line) or unnatural().search(line)


@given(st.text(st.sampled_from(SIGNS), max_size=5))
def test_all_that_ftfy_calls_bad_has_its_clue(line: str) -> None:
    assert CLUE.search(line) or not is_bad(line)


def test_every_character_that_a_rule_asks_for_is_special():
    asked = (
        mojibake.FIRST,
        c1_control.CLUE,
        control_character.CONTROL,
        decomposed_character.CLUE,
        private_use.PRIVATE,
        tag_character.TAGS,
        zero_width.CLUE,
    )
    for code in range(0x110000):
        char = chr(code)
        assert SPECIAL.match(char) or not any(pattern.match(char) for pattern in asked), hex(code)
