"""Online: whether a server still has an image.  Needs the extra ``online`` (httpx); nothing else here uses the network.

A verdict needs an answer that means it: only 404 and 410 are dead.  A server that refuses, is busy or cannot be
reached has said nothing about the image, which is then *unknown*.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

from textkit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import httpx

Verdict = Literal["ok", "moved", "dead", "unknown"]
GONE = frozenset({404, 410})
# Redirects that say "for good" (RFC 9110, 15.4).
PERMANENT = frozenset({301, 308})
# Answers to HEAD that GET may better: some servers do not know the method.
ASK_AGAIN = frozenset({400, 403, 404, 405, 410, 500, 501})
AGENT = "textkit (checks image links; +https://pypi.org/project/textkit-zh/)"


class Answer(NamedTuple):
    """What came of asking for a URL: the verdict, the URL it has moved to for good, and what the server said."""

    verdict: Verdict
    target: str = ""
    said: str = ""


class Manners(NamedTuple):
    """How servers are asked: seconds to wait for an answer, seconds between two questions to a host, hosts at once."""

    timeout: float = 10.0
    pause: float = 0.5
    hosts: int = 8


POLITE = Manners()


def ask(
    urls: Iterable[str], manners: Manners = POLITE, rest: Callable[[float], object] | None = None
) -> Iterator[tuple[str, Answer]]:
    """Yield each of *urls* with its answer, as they come; one host is asked one thing at a time.

    *rest* waits between two questions to a host; without it, time itself does.  Raises ``UserError`` if httpx is
    not installed.
    """
    try:
        import httpx
    except ImportError:
        raise UserError("--online needs httpx; install textkit-zh[online]") from None
    queues: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        queues.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    headers = {"User-Agent": AGENT, "Accept": "image/*,*/*;q=0.5"}
    said, stop = SimpleQueue[tuple[str, Answer]](), Event()
    with (
        httpx.Client(timeout=manners.timeout, follow_redirects=True, max_redirects=5, headers=headers) as client,
        ThreadPoolExecutor(max(1, manners.hosts)) as pool,
    ):
        for queue in queues.values():
            pool.submit(_in_turn, client, queue, lambda: (rest or stop.wait)(manners.pause), said, stop)
        try:
            for _ in range(sum(map(len, queues.values()))):
                yield said.get()
        finally:  # whoever listens has enough: no further question is asked
            stop.set()


def _in_turn(
    client: httpx.Client,
    queue: Iterable[str],
    rest: Callable[[], object],
    said: SimpleQueue[tuple[str, Answer]],
    stop: Event,
) -> None:
    """Put the answers of one host on *said*, with a *rest* between two questions, until *stop*."""
    for number, url in enumerate(queue):
        if number and not stop.is_set():
            rest()
        if stop.is_set():
            return
        said.put((url, _answer(client, url)))


def _answer(client: httpx.Client, url: str) -> Answer:
    """Ask for *url*: by HEAD, and by GET (of which only the head is read) where that may be refused."""
    try:
        reply = client.head(url)
        if reply.status_code in ASK_AGAIN:
            with client.stream("GET", url) as again:
                reply = again
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one URL must not cost the others
        return Answer("unknown", said=type(error).__name__)
    said = str(reply.status_code)
    if reply.status_code in GONE:
        return Answer("dead", said=said)
    if not reply.is_success:
        return Answer("unknown", said=said)
    steps = [step.status_code for step in reply.history]
    if steps and set(steps) <= PERMANENT:
        return Answer("moved", str(reply.url), said)
    return Answer("ok", said=said)
