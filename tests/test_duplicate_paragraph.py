"""Repeated paragraphs: which are taken, and which are repeated for a reason."""

from __future__ import annotations

import pytest

import textkit
from textkit.rules.boilerplate._shingles import repeats

STORY = (
    "昨天上午，停业三个月的老书店重新开门，门口从清早就排起了长队，一直排到街角的邮局和旧车站。"
    "书架是邻居们帮忙搬的，旧书也有一半是大家送来的，他都把名字记在了本子上，一个也没有忘。"
)
OTHER = "河边的步道修好了，傍晚有人散步，也有人带着孩子看船，笑声传得很远，连对岸的渔夫也抬起头来张望。"
ENGLISH = (
    "The old bookshop opened its doors again yesterday morning, and the queue reached as far as the post office. "
    "Half of the books were given by the neighbours, who carried the shelves as well."
)


def left(*lines: str, dialect="web") -> list[str]:
    result = textkit.clean("".join(f"{line}\n" for line in lines), ["duplicate-paragraph"], dialect=dialect)
    return result.text.split("\n")[:-1]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(STORY, id="exactly"),
        pytest.param(f"　　{STORY}", id="indented"),
        pytest.param(STORY.replace("搬的", "搬来的"), id="a word more"),
        pytest.param("。".join([*STORY.split("。")[1::-1], ""]), id="its sentences in another order"),
    ],
)
def test_the_first_of_two_stays(again):
    assert left(STORY, OTHER, again) == [STORY, OTHER]


def test_spaced_scripts_too():
    assert left(ENGLISH, OTHER, ENGLISH.replace("old bookshop", "old  bookshop")) == [ENGLISH, OTHER]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("风吹过山岗，月亮照在水面上，我们唱着歌回家去。", id="a chorus"),
        pytest.param(f"- {STORY}", id="an item of a list"),
        pytest.param(f"第三条　{STORY}", id="an article of a law"),
        pytest.param(f"（二）{STORY}", id="an enumeration"),
        pytest.param(f"| {STORY} | {OTHER} |", id="a row of a table"),
        pytest.param(f"> {STORY}", id="a quotation"),
        pytest.param(STORY.rstrip("。"), id="no sentence"),
    ],
)
def test_what_is_repeated_for_a_reason_stays(line):
    assert left(line, OTHER, line) == [line, OTHER, line]


def test_other_numbers_make_another_paragraph():
    one, other = (f"{STORY}他今年卖出了{count}本书。" for count in ("三百", "五百"))
    assert left(one, other) == [one, other]


def test_a_wrapped_paragraph_is_not_torn():
    lines = (f"他说得很慢，像是在回忆那年夏天里发生的一件小事，声音越来越轻，几乎听不见了，{STORY[:20]}", STORY)
    assert left(*lines, "", *lines) == [*lines, "", *lines]


def test_text_that_somebody_keeps_as_markdown_stays():
    assert left(STORY, "", STORY, dialect="markdown") == [STORY, "", STORY]


def test_the_rule_runs_only_when_it_is_named():
    text = f"{STORY}\n{OTHER}\n{STORY}\n"
    assert textkit.clean(text, ["boilerplate"]).text == text


def test_of_many_near_copies_one_stays_and_a_chain_of_changes_is_not_followed():
    copies = [f"{STORY}{'啊' * (i % 4)}" for i in range(1000)]
    assert [*repeats(copies)].count(False) == 1
    chain = [STORY[i:] + OTHER[:i] for i in range(len(OTHER))]
    kept = [text for text, again in zip(chain, repeats(chain), strict=True) if not again]
    assert len(kept) > 2
    assert [*repeats(kept)] == [False] * len(kept)
