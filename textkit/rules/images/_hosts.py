"""Hosts: what the lists of hosts beside the rules say of a URL."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from textkit.lazily import compiled

AUTHORITY = compiled(r"(?:https?:)?//(?:[^\s/@]*@)?(?P<host>[^\s/:?#]+)(?::\d+)?(?P<path>[^\s]*)", re.IGNORECASE)


class Place(NamedTuple):
    """The host of a URL in lower case, and all that follows it."""

    host: str
    path: str


def place(url: str) -> Place | None:
    """Return the host and the path of *url*, or ``None`` where it names no host."""
    found = AUTHORITY.match(url)
    return Place(found["host"].lower().rstrip("."), found["path"] or "/") if found else None


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of the list *name* beside this module, without their comments."""
    from pkgutil import get_data

    lines = (get_data(__package__, f"{name}.txt") or b"").decode().split("\n")
    return tuple(entry for line in lines if (entry := line.partition("#")[0].strip()))


@cache
def beacons() -> re.Pattern[str]:
    """Return the pattern that matches a beacon's ``host/path``."""
    return re.compile("|".join(_pattern(entry) for entry in entries("beacons")))


def _pattern(entry: str) -> str:
    """Return *entry* as a pattern: a host with its subdomains, or any host, and the beginning of a path."""
    host, _, path = entry.partition("/")
    where = r"[^/]*+/(?:[^/?#]*/)?" if host == "*.*" else rf"(?:[^/]+\.)?{re.escape(host)}/"
    return where + re.escape(path).replace(r"\*", "[^?#]*?")


def is_beacon(url: str) -> bool:
    """Tell whether *url* is one of a known beacon."""
    found = place(url)
    return found is not None and beacons().match(found.host + found.path) is not None


def is_of(url: str, hosts: tuple[str, ...]) -> bool:
    """Tell whether *url* is on one of *hosts* or on a subdomain of one."""
    found = place(url)
    return found is not None and any(found.host == host or found.host.endswith(f".{host}") for host in hosts)
