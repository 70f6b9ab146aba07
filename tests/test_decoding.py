"""Bytes become text whatever their encoding, and nothing that cannot be read is lost silently."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

import textkit
from textkit.decoding import decode, encode, moved
from textkit.edit import Edit, apply
from textkit.errors import UserError

HANS = "今天的天气很好，我们一起去公园散步。孩子们在草地上放风筝，老人坐在树下喝茶聊天。\n"
HANT = "今天的天氣很好，我們一起去公園散步。孩子們在草地上放風箏，老人坐在樹下喝茶聊天。\n"
JAPANESE = "今日はとても天気がよかったので、友だちといっしょに公園を散歩しました。\n"
KOREAN = "오늘은 날씨가 아주 좋아서 친구와 함께 공원을 산책했습니다.\n"
RUSSIAN = "Сегодня была очень хорошая погода, и мы с друзьями пошли гулять в парк.\n"
GREEK = "Σήμερα ο καιρός ήταν πολύ καλός και πήγαμε με τους φίλους μας βόλτα στο πάρκο.\n"
THAI = "วันนี้อากาศดีมาก เราจึงไปเดินเล่นที่สวนสาธารณะกับเพื่อน\n"
FRENCH = "Aujourd'hui il a fait très beau, nous sommes allés nous promener à la forêt près du château.\n"

WRITTEN = [
    (
        HANS,
        ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030", "gbk", "gb2312", "hz", "iso2022_cn"],
    ),
    (HANT, ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5", "cp950", "big5hkscs", "euc_tw", "iso2022_cn"]),
    (JAPANESE, ["utf-8", "utf-16-le", "shift_jis", "cp932", "euc_jp", "iso2022_jp"]),
    (KOREAN, ["utf-8", "utf-16-be", "euc_kr", "cp949", "johab", "iso2022_kr"]),
    (RUSSIAN, ["utf-8", "cp1251", "koi8_r", "cp866", "iso8859_5"]),
    (GREEK, ["utf-8", "cp1253", "iso8859_7"]),
    (THAI, ["utf-8", "cp874"]),
    (FRENCH, ["utf-8", "cp1252", "mac_roman"]),
]
PAIRS = [pytest.param(text, name, id=f"{text[:4]}-{name}") for text, names in WRITTEN for name in names]


def in_bytes(text, name):
    return encode(text, name)


@pytest.mark.parametrize(("text", "name"), PAIRS)
def test_each_encoding_is_told_by_its_bytes(text, name):
    source = decode(in_bytes(text, name))

    assert text == source.text
    assert source.losses == ()


@pytest.mark.parametrize(("text", "name"), PAIRS)
def test_ascii_in_front_hides_nothing(text, name):
    front = "# A page of plain letters and numbers, 0 to 9.\n" * 5000

    assert front + text == decode(in_bytes(front + text, name)).text


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(mark):
    data = HANS.encode(mark)
    source = decode(data)

    assert source.text == HANS
    assert source.bom + encode(source.text, source.encoding) == data
    assert source.confidence == 1


@pytest.mark.parametrize("name", ["utf-8", "gb18030", "big5", "euc_jp", "utf-16-le"])
def test_input_that_ends_inside_a_character_loses_that_one(name):
    text = JAPANESE if name == "euc_jp" else HANT
    data = in_bytes(text.rstrip("\n"), name)[:-1]
    source = decode(data)

    assert source.text == text[:-2] + "\ufffd"
    assert [loss.start + len(loss.data) for loss in source.losses] == [len(data)]


def test_a_bad_byte_in_utf8_stays_one_loss():
    data = (HANS * 3).encode() + b"\xff" + HANS.encode()
    source = decode(data)

    assert source.encoding == "utf-8"
    assert source.text == HANS * 3 + "\ufffd" + HANS
    assert source.losses == ((len(data) - len(HANS.encode()) - 1, b"\xff", len(HANS) * 3),)


def test_a_replacement_character_of_the_input_is_no_loss():
    assert decode("好\ufffd好".encode()).losses == ()
    assert decode("好\ufffd好好好".encode() + b"\xff").losses == ((15, b"\xff", 5),)


def test_strict_refuses_and_names_the_byte():
    with pytest.raises(UserError, match=r"byte 120: ff means nothing in utf-8"):
        decode(HANS.encode()[:120] + b"\xff", errors="strict")


@pytest.mark.parametrize(
    "text",
    [
        '(format t "~{~a~^, ~}~%" names)\n',
        '(format nil "~{ab~}" list)\n',
        "cd ~/src && ls ~{root,home}\n",
        "\x1b[1;31merror\x1b(B\x1b[m at line 3\n",
        "\x1b$ \x1b$B and what follows is ordinary English text in a log\n",
        "cost: ~{5} or ~$B\n",
    ],
)
def test_escapes_in_ordinary_text_stay(text):
    source = decode(text.encode())

    assert source.text == text
    assert source.encoding == "utf-8"


@pytest.mark.parametrize("title", ["关于", "中国", "友情链接", "使用说明", "联系我们"])
def test_a_title_of_few_characters_is_chinese(title):
    assert decode(title.encode("gb18030")).text == title


def test_an_encoding_that_is_given_is_used():
    assert decode("é".encode("cp1252"), encoding="latin-1").text == "é"
    assert decode(HANS.encode("utf-16-be"), encoding="utf-16-be").text == HANS
    assert decode(HANS.encode("utf-16"), encoding="utf-16").text == HANS
    assert textkit.decode(HANT.encode("cp950"), encoding="cp950").text == HANT


def test_an_encoding_that_does_not_exist_is_refused():
    for name in ("no-such-codec", "rot13", "hex"):
        with pytest.raises(UserError, match="unknown encoding"):
            decode(b"abc", encoding=name)
        with pytest.raises(UserError, match="unknown encoding"):
            encode("abc", name)


def test_what_does_not_fit_is_refused_with_its_place():
    with pytest.raises(UserError, match=r"line 2, column 3: the encoding big5 has no U\+D55C '한'"):
        encode("好\n好a한", "big5")


@pytest.mark.parametrize("name", ["euc_tw", "iso2022_cn"])
def test_the_planes_of_taiwan_come_back(name):
    text = "一二\n\t三丂㐀乂𠀋 abc，\n"

    assert decode(encode(text, name), encoding=name).text == text


@pytest.mark.parametrize(
    ("data", "text", "losses"),
    [
        (b"\xc4\xe3\xff\xc4\xe3", "中\ufffd中", [(2, b"\xff")]),
        (b"\xc4\xe3\x8e\xa2\xa1", "中\ufffd", [(2, b"\x8e\xa2\xa1")]),
        (b"a\xc4\nb", "a\ufffd\nb", [(1, b"\xc4")]),
    ],
)
def test_euc_tw_accounts_for_bad_bytes(data, text, losses):
    source = decode(data, encoding="euc-tw")

    assert source.text == text
    assert [loss[:2] for loss in source.losses] == losses


def mixture(*lines):
    """Return lines, each a text and its encoding, as bytes, and the text that they should make."""
    return b"".join(in_bytes(text, name) for text, name in lines), "".join(text for text, _ in lines)


@pytest.mark.parametrize(
    ("lines", "runs"),
    [
        ([(HANS, "gb18030"), (HANS, "utf-8"), (HANS, "gb18030")], ["gb18030", "utf-8", "gb18030"]),
        ([(HANS * 9, "utf-8"), (HANS, "gb18030"), ("abc\n", "ascii")], ["utf-8", "gb18030"]),
        ([(HANT * 9, "cp950"), (HANS, "gb18030"), (HANT, "utf-8")], ["cp950", "gb18030", "utf-8"]),
        ([(JAPANESE * 3, "cp932"), (JAPANESE, "euc_jp")], ["cp932", "euc_jp"]),
        ([(RUSSIAN * 3, "koi8_r"), (RUSSIAN, "utf-8")], ["KOI8-R", "utf-8"]),
    ],
)
def test_lines_in_different_encodings_are_decoded_line_by_line(lines, runs):
    data, text = mixture(*lines)
    source = decode(data)

    assert source.text == text
    assert source.encoding == "mixed"
    assert [run.encoding for run in source.runs] == runs
    assert encode(source.text, "mixed", runs=source.runs) == data


def test_runs_move_with_edits():
    data, text = mixture((HANS, "gb18030"), (HANT, "utf-8"), (HANS, "gb18030"))
    source = decode(data)
    first, second = len(HANS), len(HANS) * 2
    edits = [Edit(0, 3, "", "x"), Edit(first - 1, first + 2, "一", "x"), Edit(second + 5, second + 5, "二", "x")]
    after = moved(source.runs, edits)

    assert [run.start for run in after] == [0, first - 4, second - 5]
    assert encode(apply(text, edits), "mixed", runs=after) == b"".join(
        [in_bytes(HANS[3:-1], "gb18030"), ("一" + HANT[2:]).encode(), in_bytes(HANS[:5] + "二" + HANS[5:], "gb18030")]
    )


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, GREEK, THAI, FRENCH, JAPANESE, KOREAN])
def test_utf16_of_any_alphabet_is_told_without_a_mark(text, name):
    assert decode(text.encode(name)).text == text


def test_a_damaged_line_stays_in_the_encoding_of_the_file():
    line = in_bytes(HANS, "gb18030")
    source = decode(line * 5 + line[:20] + b"\xff" + line[20:] + line * 5)

    assert source.encoding == "gb18030"
    assert [loss[:2] for loss in source.losses] == [(len(line) * 5 + 20, b"\xff")]


def test_hong_kong_characters_are_read_as_such():
    assert decode(in_bytes(HANT + "佢哋喺度食嘢\n", "big5hkscs")).text == HANT + "佢哋喺度食嘢\n"


def test_numbers_in_circles_are_read_in_the_japanese_of_vendors():
    data = in_bytes(JAPANESE, "euc_jp") + bytes(byte for trail in range(0xA1, 0xB0) for byte in (0xAD, trail))

    assert decode(data).text == JAPANESE + "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


def test_mainframe_text_is_told_by_its_spaces():
    text = "The quick brown fox jumps over the lazy dog and runs into the forest. " * 3

    assert decode(text.encode("cp500")).text == text


@pytest.mark.parametrize(
    ("text", "name", "damage"),
    [
        (HANS, "gb18030", b"\xff"),
        (HANS, "gb2312", b"\x80"),
        (JAPANESE, "euc_jp", b"\xff"),
        (KOREAN.replace(" ", ""), "cp949", b"\xff"),
    ],
)
@pytest.mark.parametrize("at", [8, 9])
def test_a_damaged_half_takes_its_other_half_along_and_nothing_else(text, name, damage, at):
    data = in_bytes(text, name)
    data = data[:at] + damage + data[at + 1 :]
    source = decode(data, encoding=name)

    assert source.text == text[:4] + "\ufffd" + text[5:]
    assert [loss[:2] for loss in source.losses] == [(8, data[8:10])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- Envoyez le dossier téléphoné hier.", "mac_roman"),
        ("Une pièce très étroite près de la fenêtre", "cp1252"),
        ("Dostałem list od siostry, która mieszka daleko", "cp1250"),
        ("Die Straße führt über grüne Hügel nach Köln", "cp1252"),
    ],
)
def test_accented_letters_in_words_are_no_han(text, name):
    assert decode(text.encode(name)).text == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("// ✅ Good: the list is sorted", "gb18030"),
        ("Chapter7：Gardens", "cp950"),
        ("use vim 编辑 then save", "gb18030"),
        ("API를 사용", "cp949"),
    ],
)
def test_a_few_signs_among_latin_letters_are_read(text, name):
    assert decode(text.encode(name)).text == text


@pytest.mark.parametrize("title", ["目录", "学习", "系统"])
@pytest.mark.xfail(reason="these bytes are also well-formed UTF-8, which is never doubted")
def test_a_title_that_is_utf8_by_chance_is_chinese(title):
    assert decode(title.encode("gb18030")).text == title


@pytest.mark.xfail(reason="a Russian word of six letters in KOI8-R is three fairly common Han")
def test_a_short_russian_word_among_ascii_is_russian():
    assert decode("run {{символ}} {{путь".encode("koi8_r")).text == "run {{символ}} {{путь"


WRITTEN_BY_ICONV = sorted(
    path for path in (Path(__file__).parent.parent / "fixtures" / "bytes").iterdir() if path.suffix != ".txt"
)


@pytest.mark.parametrize("path", WRITTEN_BY_ICONV, ids=lambda path: path.name)
def test_what_another_program_wrote_is_read_and_given_back(path):
    data, text = path.read_bytes(), path.with_suffix(".txt").read_bytes().decode()
    source = decode(data)

    assert source.text == text
    assert codecs.lookup(source.encoding).name == codecs.lookup(path.suffix[1:]).name
    assert decode(encode(source.text, source.encoding), encoding=source.encoding).text == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Où est-ce ? Ça va très bien, merci à vous.", "cp1252"),
        ("Été à Évreux", "cp1252"),
        ("déjà vu", "cp1252"),
        ("Größe", "cp1252"),
        ("¿Qué tal? ¡Niño!", "cp1252"),
        ("Příliš žluťoučký kůň", "cp1250"),
        ("Zażółć gęślą jaźń", "cp1250"),
        ("Привет", "cp866"),
    ],
)
def test_a_short_text_is_read_so_that_its_words_are_words(text, name):
    """No word mixes scripts or cases, and of the encodings that allow it a usual one is taken."""
    assert decode(text.encode(name)).text == text
