"""The tables of characters and pairs: what they say, and that they say it of every language."""

from __future__ import annotations

import pytest

from textkit import frequencies
from textkit.frequencies import LANGUAGES, UNKNOWN, common, table


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_characters_of_a_language_are_a_distribution_and_the_commonest_come_first(language):
    logs = list(table(language).chars.values())
    assert logs == sorted(logs, reverse=True)
    assert 0.9 < sum(2.718281828**log for log in logs) < 1.1
    assert common(language, 50) == "".join(table(language).chars)[:50]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_a_character_is_at_most_certain(language):
    known = table(language)
    for char in common(language, 200):
        assert all(following in known.chars and log <= 0 for following, log in known.after[char].items())
        assert sum(2.718281828**log for log in known.after[char].values()) < 1.1


def test_each_script_of_chinese_knows_its_own_words():
    assert table("hans").after["软"]["件"] > -1.5
    assert table("hant").after["軟"]["體"] > -1.5
    assert "體" not in table("hans").after["软"]


def test_a_pair_never_seen_costs_more_than_its_second_character():
    hans = table("hans")
    assert hans.pair("窗", "的") < hans.chars["的"] or "的" in hans.after["窗"]
    assert hans.pair("啊", "\ue000") == UNKNOWN + frequencies.BACK_OFF
    assert hans.after["\ue000"] == {}
