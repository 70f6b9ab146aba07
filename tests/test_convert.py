"""Conversion: what is converted and what never is, choices in context, and that it comes to rest."""

from __future__ import annotations

import json

import pytest
from command import textkit as command
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import textkit
from textkit.config.glossary import read
from textkit.errors import UserError
from textkit.rules.convert._opencc import converter
from textkit.script import region_of, script_of

MIXED = st.text(
    st.sampled_from(
        "这個说說后後里裡干乾发發网網系只隻著着の가A1，。“”「」`$<>[]()-{}\n \ud800\ue000\ufdd0\U00020000豈"
    ),
    max_size=60,
)
TARGETS = st.sampled_from(["hans", "hant", "tw", "hk", "jp"])


def convert(text, **options):
    return textkit.clean(text, ["variant"], options={"variant": options}).text


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("这个说明", "hans"),
        ("這個說明", "hant"),
        ("这个说明與這個說明", "mixed"),
        ("これは日本語の説明です", "ja"),
        ("実験結果発表会図", "ja"),
        ("한국어 설명 文書", "ko"),
        ("中文", "neutral"),
        ("English", "none"),
    ],
)
def test_the_script_of_a_text_is_told_from_characters_that_one_side_alone_has(text, script):
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("這裡的說明", "tw"),
        ("這裏的説明寫着", "hk"),
        ("因爲羣衆喫飯", "opencc"),
        ("關于師范，以后再說", "naive"),
        ("中華民國", ""),
    ],
)
def test_the_region_of_a_traditional_text(text, region):
    assert region_of(text) == region


@pytest.mark.parametrize("config", ["t2s", "s2t", "s2tw", "s2twp", "s2hk", "tw2sp", "hk2s", "t2jp", "jp2t"])
def test_every_configuration_takes_what_no_encoder_does(config):
    text = "软件\ud800軟體\udfff\ue000\ufdd0\x00\U0010ffff里\n" * 3
    assert convert(text, config=config).count("\n") == 3
    assert convert("\ud800", config=config) == "\ud800"


def test_an_unknown_configuration_is_an_error_that_names_the_nearest():
    with pytest.raises(UserError, match="s2tw"):
        convert("软件", config="s2twx")


@given(text=MIXED, to=TARGETS)
def test_converted_text_is_there_and_stays(text, to):
    once = convert(text, to=to)
    assert convert(once, to=to) == once


# Words that OpenCC converts again, or back to something else.
TRAPS = (
    "小编了解到，这家药厂的生产受到干扰，伙伴们仍然很快就完成了进程和线程的优化。\n\n"
    "效果显著，程序员借着这个机会核准了网络的装载量，里长说，鼠标和文件夹的质量也提高了。\n\n"
    "建立规范的程序以后，只有几个信息还没有发布。\n"
)


@pytest.mark.parametrize("there", ["t", "tw", "twp", "hk", "hkp"])
def test_a_named_configuration_leaves_what_is_in_its_script(there):
    back = f"{there.removesuffix('p')}2s{'p' if there.endswith('p') else ''}"
    hant = convert(TRAPS, config=f"s2{there}")
    assert hant != TRAPS
    assert convert(hant, config=f"s2{there}") == hant
    hans = convert(hant, config=back)
    assert hans != hant
    assert convert(hans, config=back) == hans


def test_a_line_in_the_other_script_is_found_in_a_long_text_that_is_there():
    hant = convert(TRAPS, config="s2t")
    assert convert(f"{hant * 9}这一行还是简体。\n{hant * 9}", config="s2t") == f"{hant * 9}這一行還是簡體。\n{hant * 9}"


@given(text=MIXED, to=TARGETS)
def test_without_phrases_lines_and_lengths_stay(text, to):
    done = convert(text, to=to)
    assert list(map(len, done.split("\n"))) == list(map(len, text.split("\n")))


@pytest.mark.parametrize("to", ["hans", "hant", "tw", "hk", "jp"])
@pytest.mark.parametrize(
    "text",
    [
        "これは日本語の文書です。学校の図書館で会議を開く。\n",
        "한국어 문서입니다. 學校에서 會議를 연다.\n",
        "English.\n",
    ],
)
def test_what_is_not_chinese_is_never_converted_unasked(text, to):
    assert convert(text, to=to) == text


def test_paragraphs_are_told_apart():
    text = "这里是简体。\n\n這裡是繁體。\n\nここは日本語の段落で、国会の説明がある。\n"
    text *= 2
    assert convert(text, to="hant") == text.replace("这里是简体", "這裏是簡體")
    assert convert(text, to="hans") == text.replace("這裡是繁體", "这里是繁体")


def test_elements_that_say_their_language_stay():
    text = '简体<div lang="zh-Hans">简体<div>简体</div></div>简体<br lang=zh>简体</p>\n'
    assert convert(text, to="hant") == '簡體<div lang="zh-Hans">简体<div>简体</div></div>簡體<br lang=zh>簡體</p>\n'


def test_a_page_that_says_its_language_is_converted():
    assert convert("<html lang=zh-CN>简体</html>", to="hant") == "<html lang=zh-CN>簡體</html>"


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("被发现了", "被發現了"),
        ("太后悔了", "太後悔了"),
        ("全面包围", "全面包圍"),
        ("方面包装好", "方面包裝好"),
        ("他不只是写字", "他不只是寫字"),
        ("这是只能看的书", "這是只能看的書"),
        ("修复制品", "修復製品"),
        ("轻松树立", "輕鬆樹立"),
        ("三千里路", "三千里路"),
        ("房间里面", "房間裏面"),
        ("太后和王后", "太后和王后"),
        ("几只鸟", "幾隻鳥"),
        ("理发店", "理髮店"),
        ("晒干的菜", "曬乾的菜"),
    ],
)
def test_words_are_weighed_where_the_longest_match_goes_wrong(source, made):
    assert convert(source, config="s2t") == made


def test_a_glossary_wins_longest_first(tmp_path):
    file = tmp_path / "words.tsv"
    file.write_text("# 词\n内存\t記憶體\n内存条\t記憶體模組\n吴某某\n", "utf-8")
    assert convert("吴某某的内存和内存条", to="tw", glossary=read(file)) == "吴某某的記憶體和記憶體模組"
    table = {"内存": "記憶體", "吴某某": ""}
    assert convert("吴某某的内存", to="tw", glossary=table) == "吴某某的記憶體"


def test_a_glossary_that_cannot_be_read_is_an_error(tmp_path):
    with pytest.raises(UserError):
        read(tmp_path / "none.tsv")
    (tmp_path / "bad.toml").write_text("glossary = 1", "utf-8")
    with pytest.raises(UserError):
        read(tmp_path / "bad.toml")


def test_the_command_converts_and_lists_what_it_was_unsure_of():
    done = command("convert", "--to", "tw", "--ambiguities", "--format", "concise", stdin="理发现场".encode())
    assert done.out.decode() == "理髮現場"
    assert "could be 發" in done.err
    assert command("convert", "--to", "hant", "--quotes", "corner", stdin="“说”".encode()).out.decode() == "「說」"


def test_check_tells_which_files_are_in_the_other_script(tmp_path):
    for name, text in (("one.md", "这个\n"), ("two.md", "這個\n"), ("three.md", "English\n")):
        (tmp_path / name).write_text(text, "utf-8")
    done = command("check", "--script", "hans", str(tmp_path))
    assert done.status == 1
    assert "two.md" in done.err
    assert "one.md" not in done.err


def machine_parts(text):
    """What Markdown does not show as prose, as its reference parser sees it."""
    for token in MarkdownIt().parse(text):
        if token.type in {"fence", "code_block", "html_block"}:
            yield token.type, token.info, token.content
        for child in token.children or ():
            if child.type in {"code_inline", "html_inline"}:
                yield child.type, child.content
            yield from ((name, str(child.attrs[name])) for name in ("href", "src") if name in child.attrs)


@pytest.mark.shared
@pytest.mark.parametrize("to", ["tw", "hans"])
def test_no_byte_changes_outside_prose(shared, to):
    looked = 0
    for file in sorted((shared / "frontmatter").glob("*.md"))[::6]:
        text = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        done = textkit.clean(text, ["variant"], options={"variant": {"to": to, "keys": ()}}, dialect="markdown").text
        head = textkit.document.Document(text, "markdown").front_matter
        body = head.end if head else 0
        assert done[:body] == text[:body], file.name
        # Text between the tags of an HTML block is prose.
        kept = [part for part in machine_parts(text[body:]) if part[0] != "html_block"]
        assert [part for part in machine_parts(done[body:]) if part[0] != "html_block"] == kept, file.name
        looked += done != text
    assert looked > (10 if to == "tw" else 1)


@pytest.mark.shared
def test_opencc_cases_and_the_mistakes_reported_to_it(shared):
    def share(name):
        rows = [json.loads(line) for line in (shared / "conversion" / name).read_bytes().decode().split("\n") if line]
        right = [convert(row["input"], config=row["config"]) in row["expected"] for row in rows if row["expected"]]
        return sum(right) / len(right)

    assert share("opencc-cases.jsonl") == 1
    assert share("issue-cases.jsonl") >= 0.95


@pytest.mark.shared
def test_good_text_that_is_there_already_is_left_alone(shared):
    rows = map(json.loads, (shared / "encoding/good-lines.jsonl").read_bytes().decode().split("\n")[:-1])
    good = [row for row in rows if row["lang"] in ("zh-Hans", "ja", "ko")]
    for to, lang in (("hans", "zh-Hans"), ("hans", "ko"), ("tw", "ko")):
        page = "\n".join(row["text"] for row in good if row["lang"] == lang)
        assert convert(page, to=to) == page, lang
    page = "\n".join(row["text"] for row in good if row["lang"] == "ja")
    assert convert(page, to="hans") == page
    assert converter("t2s").convert(page) != page
