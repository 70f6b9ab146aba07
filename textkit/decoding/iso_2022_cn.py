"""ISO-2022-CN (RFC 1922), which Python has no codec for: GB 2312 and CNS 11643 in seven bits.

``ESC $ ) A`` and ``ESC $ ) G`` choose GB 2312 or plane 1 for what stands between SO and SI, ``ESC $ * H`` plane 2 for
the two bytes behind ``ESC N``; ISO-2022-CN-EXT adds ``ESC $ + I`` to ``M`` (planes 3 to 7) behind ``ESC O``.
A line begins in ASCII, with nothing chosen.  Signatures are those of ``codecs``; registered by ``extra``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textkit.decoding import cns
from textkit.decoding.euc_tw import rough
from textkit.decoding.refusal import refused, unfit

if TYPE_CHECKING:
    from typing_extensions import Buffer

ESCAPE = b"\x1b$"
SO, SI = b"\x0e", b"\x0f"
# A choice of a set; a character by single shift; SO or SI; one pair; one other byte.
_TOKEN = re.compile(
    rb"\x1b\$(?P<into>[)*+])(?P<set>[AEG-M])|\x1b(?P<shift>[NO])(?P<cell>[!-~]{2})"
    rb"|(?P<turn>[\x0e\x0f])|(?P<plain>[^\x1b\x0e\x0f]+)|.",
    re.DOTALL,
)
_GB = b"\x1b$)A"
_NO_TURNS = bytes({*range(0x100)} - {*SO, *SI})
_UNCHOSEN = re.compile(rb"\n[^\x0e\x1b\n]*\x0e")  # a line that turns to a set before it chooses one
_PAIR = re.compile(rb"[!-~]{2}|.", re.DOTALL)
_HIGH = bytes(range(0x80, 0x100)) * 2


class _State(NamedTuple):
    """Which set each of G1 (SO), G2 (ESC N) and G3 (ESC O) holds, and whether SO is on."""

    sets: dict[bytes, bytes]
    out: bool


_FRESH = _State({}, out=False)
_G = {b")": b"\x0e", b"*": b"N", b"+": b"O"}


def decode(data: Buffer, errors: str = "strict") -> tuple[str, int]:
    """Decode *data*; the length is always all of it."""
    data = bytes(data)
    text = _of_one_set(data)
    return (_careful(data, errors) if text is None else text), len(data)


def _of_one_set(data: bytes) -> str | None:
    """Decode at the speed of C what uses GB 2312 alone, as nearly all does; nothing where it is not so simple."""
    turns = data.translate(None, _NO_TURNS)
    simple = data.isascii() and turns == (SO + SI) * (len(turns) // 2) and data.count(b"\x1b") == data.count(_GB)
    if not simple or _UNCHOSEN.search(b"\n" + data):
        return None
    parts = data.replace(_GB, b"").replace(SI, SO).split(SO)  # ASCII and pairs, in turn
    parts[1::2] = [pairs.translate(_HIGH) for pairs in parts[1::2]]
    try:
        return None if any(len(pairs) % 2 for pairs in parts[1::2]) else b"".join(parts).decode("gb2312")
    except UnicodeDecodeError:
        return None


def _careful(data: bytes, errors: str) -> str:
    """Decode token by token and give each bad one to the error handler."""
    pieces: list[str] = []
    state = _FRESH
    for token in _TOKEN.finditer(data):
        if token["into"]:
            state = _State({**state.sets, _G[token["into"]]: token["set"]}, state.out)
        elif token["turn"]:
            state = _State(state.sets, token["turn"] == SO)
        elif token["cell"]:
            character = _character(state.sets.get(token["shift"]), token["cell"])
            pieces.append(character or refused("iso_2022_cn", data, *token.span(), errors))
        elif token["plain"]:
            state = _run(data, token.span(), state, pieces, errors)
        else:
            pieces.append(refused("iso_2022_cn", data, *token.span(), errors))
    return "".join(pieces)


def _run(data: bytes, span: tuple[int, int], state: _State, pieces: list[str], errors: str) -> _State:
    """Add what ``data[span]`` means, up to its last line in *state*; return the state after it."""
    start, end = span
    if state.out:
        feed = data.find(b"\n", start, end)
        stop = end if feed < 0 else feed
        swift = _swift(data[start:stop], state.sets.get(SO))
        pairs = () if swift else _PAIR.finditer(data, start, stop)
        pieces.append(swift)
        pieces += (_within(pair[0], state) or refused("iso_2022_cn", data, *pair.span(), errors) for pair in pairs)
        start = stop
    pieces.append(_ascii(data, start, end, errors))
    return _FRESH if b"\n" in data[start:end] else state


def _swift(run: bytes, which: bytes | None) -> str:
    """Return *run* in the set *which* if all of it is well there, and otherwise nothing."""
    if len(run) % 2 or run.translate(None, _LOW[0x21:0x7F]):
        return ""
    high = run.translate(_HIGH)
    text = high.decode("gb2312", "replace") if which == b"A" else rough(high) if which == b"G" else "\ufffd"
    return "" if "\ufffd" in text else text


def _ascii(data: bytes, start: int, end: int, errors: str) -> str:
    if data[start:end].isascii():
        return data[start:end].decode("ascii")
    units = ((at, bytes((data[at],))) for at in range(start, end))
    return "".join(
        unit.decode() if unit.isascii() else refused("iso_2022_cn", data, at, at + 1, errors) for at, unit in units
    )


def _within(pair: bytes, state: _State) -> str | None:
    if len(pair) == 1:
        return pair.decode() if pair <= b" " else None  # a space between characters; never half of one
    return _character(state.sets.get(SO), pair)


def _character(which: bytes | None, cell: bytes) -> str | None:
    high = cell.translate(_HIGH)
    if which in (b"A", b"E"):  # E is ISO-IR-165, which adds to GB 2312
        return high.decode("gb2312", "ignore") or None
    return cns.plane(which[0] - ord("F")).get(high) if which else None


def encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    """Encode *text*; the error handler is asked about a character in neither GB 2312 nor CNS 11643."""
    pieces: list[bytes] = []
    state = _FRESH
    for at, character in enumerate(text):
        if character < "\x80":
            pieces.append((SI if state.out else b"") + character.encode())
            state = _FRESH if character == "\n" else _State(state.sets, out=False)
            continue
        found = _found(character)
        if found:
            state = _written(found, state, pieces)
        else:
            pieces.append((SI if state.out else b"") + unfit("iso_2022_cn", text, at, errors))
            state = _State(state.sets, out=False)
    return b"".join(pieces) + (SI if state.out else b""), len(text)


def _found(character: str) -> tuple[bytes, bytes] | None:
    """Return the letter of the set that *character* is in, and its two seven-bit bytes."""
    try:
        return b"A", character.encode("gb2312").translate(_LOW)
    except UnicodeEncodeError:
        plane = cns.code(character)
    if not plane or plane[0] > 7:
        return None
    return bytes((ord("F") + plane[0],)), plane[1].translate(_LOW)


_LOW = bytes(range(0x80)) * 2


def _written(found: tuple[bytes, bytes], state: _State, pieces: list[bytes]) -> _State:
    """Add the bytes of one character, with the choice of its set and the shift where they are needed."""
    letter, cell = found
    into = b")" if letter in b"AG" else b"*" if letter == b"H" else b"+"
    slot = _G[into]
    if state.sets.get(slot) != letter:
        pieces.append(ESCAPE + into + letter)
        state = _State({**state.sets, slot: letter}, state.out)
    if slot != SO:
        pieces.append(b"\x1b" + slot + cell)
        return state
    pieces.append((b"" if state.out else SO) + cell)
    return _State(state.sets, out=True)
