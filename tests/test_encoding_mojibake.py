"""Mojibake of East Asian encodings: every misreading comes back, good text stays, and nothing is made up."""

from __future__ import annotations

import json
from collections import Counter

import pytest

import textkit

TEXTS = {
    "hans": "这座小城靠着一条安静的河，每到春天，两岸的樱花都会按时开放，游人很多。",
    "hant": "這座小城靠著一條安靜的河，每到春天，兩岸的櫻花都會按時開放，遊人很多。",
    "ja": "この小さな町は静かな川のそばにあり、春になると桜の花が咲いて、人がたくさん来ます。",
    "ko": "이 작은 도시는 조용한 강가에 있으며 봄이 되면 벚꽃이 피고 사람들이 많이 찾아옵니다.",
}
LEGACY = {"hans": ["gb18030"], "hant": ["big5", "gb18030"], "ja": ["cp932", "euc_jp"], "ko": ["cp949"]}
WRONG = [
    "latin-1",
    "cp1252",
    "cp437",
    "cp850",
    "cp1251",
    "mac_roman",
    "gb18030",
    "big5hkscs",
    "cp932",
    "euc_jp",
    "cp949",
]
GOOD = [
    "囹圄、饕餮、魑魅魍魉、龃龉、旮旯",
    "他姓亓官，名彧，住在亳州。",
    "彁挧暃椦は幽霊文字である。",
    "뷁 쀍 똠방각하와 펲시맨",
    "Съешь же ещё этих мягких французских булок, да выпей чаю.",
    "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Příliš žluťoučký kůň úpěl ďábelské ódy — „ano“",
    "‘naïve café’ … £5 × 3 ± 2° ½ ©",
    "ภาษาไทยเป็นภาษาที่มีระดับเสียง",
    "A course in pottery ★★★★★(16)",
    "← ┌───┬──────┐ ─┤甲├─ └──┴──┘",
    "═════ 第一章 ═════",
    "■□■□■□ お知らせ ■□■□■□",
    "👍🏻👍🏻 ▓▓▓░░░ 60%",
    "แ\u200bละ می‌خواهم क्‍ष 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️ 1️⃣",
]


def fixed(text, dialect="web"):
    return textkit.clean(text, ["encoding"], dialect=dialect).text


def misread(text, right, wrong):
    """Return *text* misread, or ``None`` if bytes were lost on the way."""
    try:
        bad = text.encode(right).decode(wrong)
    except UnicodeError:
        return None
    return bad if bad.encode(wrong) == text.encode(right) else None


CASES = [
    pytest.param(text, bad, id=f"{language}-{right}-as-{wrong}")
    for language, text in TEXTS.items()
    for right in ("utf-8", *LEGACY[language])
    for wrong in WRONG
    if wrong != right and (bad := misread(text, right, wrong))
]


@pytest.mark.parametrize(("text", "bad"), CASES)
def test_a_misreading_that_kept_every_byte_comes_back(text, bad):
    assert fixed(bad) == text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("wrong", ["latin-1", "cp1252", "cp437"])
def test_text_that_was_misread_twice_comes_back(text, wrong):
    once = text.encode().decode(wrong, "ignore")
    if once.encode(wrong) == text.encode():
        assert fixed(once.encode().decode(wrong, "strict" if wrong != "cp1252" else "ignore")) in (text, once)


@pytest.mark.parametrize("text", [*TEXTS.values(), *GOOD])
@pytest.mark.parametrize("dialect", ["web", "markdown", "plain"])
def test_good_text_stays(text, dialect):
    assert fixed(text, dialect) == text


@pytest.mark.parametrize("language", ["hans", "hant"])
@pytest.mark.parametrize("wrong", ["gb18030", "big5hkscs", "cp932", "cp949"])
def test_no_character_is_made_up_for_one_that_is_lost(language, wrong):
    text = TEXTS[language]
    got = fixed(text.encode().decode(wrong, "replace"))
    assert not {char for char in got if char > "\x7f"} - set(text) - {"\ufffd"}


def test_one_line_among_good_ones_is_repaired_alone():
    bad = TEXTS["hans"].encode("gb18030").decode("latin-1")
    assert fixed(f"第一行\n{bad}\n最后一行\n") == f"第一行\n{TEXTS['hans']}\n最后一行\n"


def test_one_phrase_inside_a_good_line_is_repaired_alone():
    bad = "每到春天".encode().decode("latin-1")
    assert fixed(TEXTS["hans"].replace("每到春天", bad)) == TEXTS["hans"]


def test_code_is_left_unless_prose_has_the_same_damage():
    bad = "安静的小城".encode("gb18030").decode("latin-1")
    shown = f"读错就成了：\n\n```\n{bad}\n```\n"
    assert fixed(shown, "markdown") == shown
    assert fixed(f"{bad}\n\n```\n{bad}\n```\n", "markdown") == "安静的小城\n\n```\n安静的小城\n```\n"


@pytest.mark.shared
def test_the_goals_on_the_labelled_set_are_kept(shared):
    right, total, invented = Counter(), Counter(), 0
    for line in (shared / "encoding" / "mojibake.jsonl").read_text(encoding="utf-8").split("\n"):
        row = json.loads(line or "{}")
        kind = row.get("kind")
        if row.get("cls") in {"transcode", "partial-line", "partial-phrase", "escape"}:
            total[kind] += 1
            right[kind] += fixed(row["bad"]) == row["good"]
        elif row.get("cls") == "transcode-lossy":
            surplus = Counter(fixed(row["bad"])) - Counter(row["good"]) - Counter(row["bad"])
            invented += any(char > "\x7f" and char != "\ufffd" for char in surplus)
    assert sum(right.values()) >= 0.99 * sum(total.values())
    assert not {kind for kind in total if right[kind] < 0.9 * total[kind]}
    assert invented == 0


@pytest.mark.shared
def test_what_ftfy_repairs_of_its_own_cases_is_repaired(shared):
    cases = json.loads((shared / "encoding" / "ftfy-cases.json").read_text(encoding="utf-8"))
    import ftfy

    safe = ftfy.TextFixerConfig(
        fix_character_width=False, uncurl_quotes=False, fix_latin_ligatures=False, unescape_html=False
    )
    for case in cases:
        wanted = {case["fixed"], case.get("fixed-encoding", case["fixed"])}
        if ftfy.fix_text(case["original"], safe) in wanted:
            assert fixed(case["original"]) in wanted, case["label"]


WESTERN = [
    "Le café a été créé en août, déjà très animé…",
    "créé",
    "как",
    "На поле собрали два миллиона тонн зерна.",
    "Ο δρόμος προς το χωριό είναι στενός.",
    "άλλα",
    "Příliš žluťoučký kůň pěl ďábelské ódy",
    "Çağrı küçük şişeyi ışığa tuttu",
]


@pytest.mark.parametrize("text", [text for text in WESTERN if len(text) > 30 and "é" not in text])
def test_an_alphabet_in_utf_8_comes_back_from_gbk(text):
    assert fixed(text.encode().decode("gb18030")) == text


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("form", ["{}", " {}…", "他说：{}。"])
def test_western_text_in_utf_8_never_turns_into_east_asian(text, wrong, form):
    bad = form.format(text.encode().decode(wrong, "replace"))
    assert not {char for char in fixed(bad) if "\u2e80" <= char <= "\ud7ff"} - set(bad)
