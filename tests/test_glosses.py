"""Readings that people wrote stay, those that machines left go; the documents are in ``fixtures/glosses``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import textkit

FIXTURES = Path(__file__).parent.parent / "fixtures/glosses"


def documents(name):
    text = (FIXTURES / name).read_bytes().decode()
    return [
        pytest.param(body, id=title) for title, body in re.findall(r"^== (.*)\n((?:(?!== ).*\n)*)", text, re.MULTILINE)
    ]


def clean(text):
    return textkit.clean(text, ["glosses"]).text


def test_there_are_enough_documents_to_keep():
    assert len(documents("keep.txt")) >= 30


@pytest.mark.parametrize("text", documents("keep.txt"))
def test_notes_for_readers_stay(text):
    assert clean(text) == text


@pytest.mark.parametrize("text", documents("take.txt"))
def test_what_a_machine_put_in_goes(text):
    before, after = text.split("--\n")
    assert clean(before) == after
    assert clean(after) == after


def test_a_million_brackets_take_no_time():
    assert clean("路(" * 500_000 + "學(xué)習(xí)業(yè)務") == "路(" * 500_000 + "學習業務"


@pytest.mark.shared
def test_the_seed_page_keeps_no_reading(shared):
    page = next((shared / "seeds").glob("002*.txt")).read_bytes().decode()
    glossed = re.compile(r"[\u4e00-\u9fff]\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}\)")
    assert len(glossed.findall(page)) == 347
    assert not glossed.findall(clean(page))


@pytest.mark.shared
def test_the_legitimate_notes_of_real_pages_stay(shared):
    rows = map(json.loads, (shared / "encoding/artefacts.jsonl").read_bytes().decode().split("\n")[:-1])
    notes = [row["text"] for row in rows if row["kind"].startswith("legit")]
    assert notes
    assert [text for text in notes if clean(text) != text] == []
