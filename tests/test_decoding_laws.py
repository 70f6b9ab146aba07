"""What holds for any bytes at all: decoding never fails, accounts for each byte, and can be undone."""

from __future__ import annotations

from hashlib import shake_128

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.decoding import decode, encode

NAMES = [
    *["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030", "cp950", "big5hkscs", "euc_tw", "iso2022_cn", "hz"],
    *["cp932", "euc_jp", "iso2022_jp", "cp949", "johab", "iso2022_kr", "cp1252", "cp1251", "koi8_r", "cp874", "ascii"],
]
WORDS = [
    "今天天气很好",
    "天氣很好",
    "天気がよい",
    "날씨가 좋다",
    "погода",
    "très beau",
    "plain words",
    "。",
    "\ufffd",
    "\U0002000b",
]
PIECES = [word.encode(name, "ignore") for word in WORDS for name in NAMES[:-1] if name not in ("euc_tw", "iso2022_cn")]
SPLINTERS = [
    b"\n",
    b"\r\n",
    b" ",
    b"\0",
    b"\xff",
    b"\x80",
    b"\x8e",
    b"\xa1",
    b"\x1b$B",
    b"\x1b$)A\x0e",
    b"~{",
    b"~}",
    b"~",
]
MIXTURES = st.lists(st.sampled_from(PIECES + SPLINTERS) | st.binary(max_size=4), max_size=20).map(b"".join)


def given_back(source):
    """Return the bytes of *source*, with its losses where they were."""
    lost = [(loss.at, loss.data) for loss in source.losses]
    return source.bom + encode(source.text, source.encoding, runs=source.runs, lost=lost)


def accounts(data, source):
    """Check that each loss is what stood there in *data*, that they do not overlap, and that each is one U+FFFD."""
    end = at = -1
    for loss in source.losses:
        assert loss.start >= end
        assert loss.at > at
        assert data[loss.start : loss.start + len(loss.data)] == loss.data != b""
        assert source.text[loss.at] == "\ufffd"
        end, at = loss.start + len(loss.data), loss.at


@given(MIXTURES)
def test_any_bytes_become_text_and_every_loss_is_told(data):
    accounts(data, decode(data))


@pytest.mark.parametrize("name", NAMES)
@given(data=MIXTURES)
def test_any_bytes_become_text_in_any_encoding(name, data):
    accounts(data, decode(data, encoding=name))


@pytest.mark.parametrize("name", ["utf-8", "gb18030", "cp949", "cp1251", "euc_tw"])
@given(data=MIXTURES)
def test_bytes_come_back_although_some_were_not_text(name, data):
    """For encodings that say everything in one way only."""
    assert given_back(decode(data, encoding=name)) == data


@pytest.mark.parametrize("name", NAMES)
@given(words=st.lists(st.sampled_from([*WORDS, "\n", " ", "abc", "~", "~{"]), max_size=12))
def test_text_in_its_own_encoding_comes_back(name, words):
    text = "".join(words).encode("utf-8").decode("utf-8")
    text = "".join(character for character in text if fits(character, name))
    source = decode(encode(text, name), encoding=name)

    assert source.text == text
    assert source.losses == ()


def fits(character, name):
    try:
        character.encode(name)
    except UnicodeEncodeError:
        return False
    return True


@given(
    st.lists(
        st.tuples(st.sampled_from(["天气很好，我们去公园散步。", "天氣很好，我們去公園散步。"]), st.integers(0, 3)),
        max_size=12,
    )
)
def test_lines_in_different_encodings_come_back(lines):
    encodings = ["utf-8", "gb18030", "utf-8", "gb18030"]
    data = b"".join(f"{text}\n".encode(encodings[which]) for text, which in lines)
    source = decode(data)

    assert source.text == "".join(f"{text}\n" for text, _ in lines)
    assert given_back(source) == data


MEGABYTE = 1 << 20


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\0" * MEGABYTE, id="zeros"),
        pytest.param(b"\xff" * MEGABYTE, id="ones"),
        pytest.param(b"\x80" * MEGABYTE, id="bad-leads"),
        pytest.param(b"\xe4" * MEGABYTE, id="one-lead"),
        pytest.param(b"~{" * MEGABYTE, id="open-stretches"),
        pytest.param(b"\x1b$B" * MEGABYTE, id="escapes"),
        pytest.param(b"\x8e" * MEGABYTE, id="shifts"),
        pytest.param(shake_128(b"noise").digest(MEGABYTE), id="noise"),
        pytest.param("中文\n".encode() * 100_000 + b"\xff", id="one-bad-byte"),
        pytest.param("中文".encode("gbk") * 250_000, id="one-long-line"),
    ],
)
def test_hostile_input_ends_and_accounts_for_its_bytes(data):
    accounts(data, decode(data))


@pytest.mark.parametrize("name", ["gb18030", "cp950", "euc_jp", "cp949", "euc_tw"])
def test_one_long_line_has_no_place_to_begin_and_is_told_all_the_same(name):
    text = {"gb18030": "天气很好", "euc_jp": "天気がよい", "cp949": "날씨가좋다"}.get(name, "天氣很好") * 20_000
    data = b"a" * 100_001 + encode(text, name)

    assert decode(data).text == "a" * 100_001 + text
