"""Servers are asked politely, an answer is remembered, and only a clear answer is a verdict."""

from __future__ import annotations

import pytest
from image_server import GET_ONLY, server

pytest.importorskip("httpx")

from textkit.document import Document
from textkit.imagelinks.facts import of_servers
from textkit.imagelinks.memory import Memory, keep, recall
from textkit.imagelinks.online import Answer, Manners, ask


def answers(*paths, rest=lambda _: None):
    with server() as (address, asked):
        found = dict(ask([address + path for path in paths], Manners(timeout=5, pause=0.25), rest))
    return {url.removeprefix(address): answer for url, answer in found.items()}, asked, address


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/ok.png", "ok"),
        ("/404.png", "dead"),
        ("/410.png", "dead"),
        ("/403.png", "unknown"),
        ("/429.png", "unknown"),
        ("/500.png", "unknown"),
        ("/503.png", "unknown"),
        (GET_ONLY, "ok"),
        ("/moved.png", "moved"),
        ("/elsewhere.png", "ok"),
        ("/moved-away.png", "dead"),
        ("/circle.png", "unknown"),
    ],
)
def test_only_a_clear_answer_is_a_verdict(path, verdict):
    found, _, address = answers(path)
    assert found[path].verdict == verdict
    assert found[path].target == (f"{address}/ok.png" if verdict == "moved" else "")


def test_a_server_that_cannot_be_reached_says_nothing_of_its_images():
    with server() as (address, _):
        pass
    ((_, answer),) = ask([f"{address}/a.png"], Manners(timeout=2))
    assert answer == Answer("unknown", said="ConnectError")


def test_each_url_is_asked_for_once_with_a_pause_between_two_for_one_host():
    pauses = []
    _, asked, _ = answers("/1.png?a", "/ok.png", "/ok.png", "/b.png", rest=pauses.append)
    assert asked == ["HEAD /1.png?a", "HEAD /ok.png", "HEAD /b.png"]
    assert pauses == [0.25, 0.25]


def test_a_dead_link_is_asked_for_again_with_get_before_it_is_called_so():
    _, asked, _ = answers("/404.png")
    assert asked == ["HEAD /404.png", "GET /404.png"]


def test_answers_are_remembered_for_a_while_and_unknown_ones_are_not(tmp_path):
    memory = Memory(tmp_path / "deep" / "cache.json", age=100)
    said = [("u", Answer("dead", said="404")), ("v", Answer("unknown")), ("w", Answer("moved", "x"))]
    assert list(keep(memory, said, now=1000)) == said
    assert recall(memory, now=1099) == {"u": Answer("dead", said="404"), "w": Answer("moved", "x")}
    assert recall(memory, now=1100) == {}
    list(keep(memory, [("y", Answer("ok"))], now=1050))
    assert recall(memory, now=1060).keys() == {"u", "w", "y"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"u": 1}', b'{"u": ["x"]}'])
def test_a_broken_cache_is_an_empty_one(tmp_path, content):
    (tmp_path / "c").write_bytes(content)
    assert recall(Memory(tmp_path / "c"), now=0) == {}
    list(keep(Memory(tmp_path / "c"), [("u", Answer("ok"))], now=1))


def test_the_servers_give_the_rule_its_options():
    doc = Document("![](http://a/1) ![](http://a/2) ![](http://a/3)", "markdown")
    known = {"http://a/1": Answer("dead"), "http://a/2": Answer("moved", "https://b/2"), "http://a/9": Answer("dead")}
    assert of_servers(doc, known, follow=False) == {"gone": ("http://a/1",), "moved": ()}
    assert of_servers(doc, known, follow=True) == {"gone": ("http://a/1",), "moved": ("http://a/2->https://b/2",)}
