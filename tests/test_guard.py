"""Guard: a cleaning that takes the article out is stopped; one that takes furniture out, however much, is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from textkit import recipes
from textkit.edit import Edit
from textkit.pipeline import Call, run
from textkit.rule import rule
from textkit.tree import batch
from textkit.tree.guard import longest_run, refusal, weight

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "\n\n".join(
    f"第{i}段讲的是山里的天气，风从北边吹来，云层压得很低。下午开始落雨，一直落到夜里。" for i in range(12)
)
MENU = "\n".join(["首页", "新闻中心", "关于我们", "联系方式", "上一篇", "下一篇"] * 40)
TEASERS = "\n\n\n".join(
    f"栏目{i}\n相关\n今年的樱花比往年开得早一些，公园里人很多。\n更多\n阅读" for i in range(12)
)  # sentences, but never two together


def without(text, part):
    start = text.index(part)
    return [Edit(start, start + len(part), "", "gone")]


def test_furniture_may_go_however_much_it_is():
    text = f"{MENU}\n\n{ARTICLE}\n\n{MENU}"
    start = text.rindex(MENU)
    edits = [Edit(0, len(MENU), "", "gone"), Edit(start, len(text), "", "gone")]
    assert refusal(text, edits, 0.5) == ""
    assert refusal(text, edits, 0.05) == ""


def test_an_article_may_not_go():
    text = f"{MENU}\n\n{ARTICLE}\n\n{TEASERS}"
    assert "would lose" in refusal(text, without(text, ARTICLE), 0.5)
    assert refusal(text, without(text, ARTICLE), 1) == "", "unless one says so"


def test_many_sentences_apart_are_less_than_an_article():
    text = f"{ARTICLE[:400]}\n\n{TEASERS}"
    assert refusal(text, without(text, TEASERS), 0.5) == ""


def test_a_recipe_of_safe_rules_may_lose_next_to_nothing():
    text = f"{ARTICLE}\n\n{ARTICLE[: len(ARTICLE) // 2]}"
    assert "allowed 5%" in refusal(text, [Edit(len(ARTICLE), len(text), "", "gone")], 0.05)


def test_what_is_rewritten_is_not_lost():
    assert refusal(ARTICLE, [Edit(0, len(ARTICLE), ARTICLE.replace("天气", "氣候"), "converted")], 0.05) == ""


def test_sentences_are_told_from_labels():
    assert weight("首页。关于！\n联系方式\n1.2.3.4\nHome. About us. Contact.") == 0
    assert weight("![图](https://library.example/news/2031/04/a-picture-of-the-reading-room.html)\n" * 9) == 0
    assert weight("A sentence of some length, as people write them in English.") == 58
    assert longest_run(f"{ARTICLE}\n\n{MENU}") == weight(ARTICLE)


@rule(risk="lossy")
def havoc(doc):
    """Take out every paragraph."""
    yield Edit(doc.text.index("第0段"), len(doc.text), "", "gone")


def test_a_file_that_would_lose_its_article_is_left_as_it_is(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(f"{MENU}\n{ARTICLE}", encoding="utf-8")
    order = batch.Order(lambda _: recipes.plan([]), "write", clean=lambda text, *_: run(text, [Call(havoc, {})]))
    (outcome,) = batch.run([file], order)
    assert outcome.state == "refused"
    assert "(100%, allowed 50%)" in outcome.reason
    assert file.read_text(encoding="utf-8") == f"{MENU}\n{ARTICLE}"
    assert [finding.rule for finding in outcome.findings] == ["havoc"], "what it would have done is still told"


def labelled(shared: Path):
    for line in (shared / "boilerplate/pages.jsonl").read_bytes().split(b"\n")[:-1]:
        page = json.loads(line)
        lines = [line for line in page["raw"].split("\n") if line.strip()]
        if len(lines) == len(page["labels"]):
            yield lines, page["labels"]


def removing(lines, labels, gone):
    """Return the text of *lines*, and the edits that remove those labelled *gone*."""
    edits, at = [], 0
    for line, label in zip(lines, labels, strict=True):
        end = at + len(line) + 1
        if label == gone:
            start = edits.pop().start if edits and edits[-1].end == at else at
            edits.append(Edit(start, end, "", "gone"))
        at = end
    return "\n".join([*lines, ""]), edits


@pytest.mark.shared
@pytest.mark.parametrize(("gone", "least", "most"), [("0", 0, 0.03), ("1", 0.81, 1)], ids=["furniture", "article"])
def test_on_labelled_pages_the_guard_tells_furniture_from_articles(shared, gone, least, most):
    pages = list(labelled(shared))
    refused = sum(bool(refusal(*removing(*page, gone), 0.5)) for page in pages)
    assert least <= refused / len(pages) <= most
