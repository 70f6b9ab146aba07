"""Configuration: which file holds, what it may say, and what becomes of it."""

from __future__ import annotations

import json
import os
import tomllib

import pytest
import yaml
from command import as_a_user, textkit

from textkit import catalog
from textkit.cli import hook
from textkit.config import find, schema
from textkit.config.settings import Config, Exempt, Settings
from textkit.errors import UserError
from textkit.recipes import Recipe
from textkit.tree import files

DIRTY, CLEAN = "caf\u00c3\u00a9\n".encode(), "café\n".encode()


@pytest.fixture(autouse=True)
def _forget():
    find.nearest.cache_clear()


@pytest.fixture
def project(tmp_path):
    """Return a function that writes files, given as path and text, and returns their folder."""

    def write(files):
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


def complaint(text):
    with pytest.raises(UserError) as caught:
        schema.config(tomllib.loads(text))
    return str(caught.value)


def test_the_nearest_file_wins(project):
    root = project(
        {
            "textkit.toml": "recipe = 'repo'",
            "a/pyproject.toml": "[tool.textkit]\nrecipe = 'corpus'",
            "a/b/pyproject.toml": "[project]\nname = 'x'",
            "c/textkit.toml": "",
            "c/pyproject.toml": "[tool.textkit]\nrecipe = 'corpus'",
        }
    )
    chosen = {name: find.nearest(root / name).settings.recipe for name in (".", "a", "a/b", "c", "c/none")}
    assert chosen == {".": "repo", "a": "corpus", "a/b": "corpus", "c": "", "c/none": ""}


def test_a_file_extends_another(project):
    root = project(
        {
            "base.toml": "recipe = 'repo'\nignore = ['images']\n[rules.variant]\nto = 'hans'\nconfig = ''",
            "a/textkit.toml": "extend = '../base.toml'\nignore = ['layout']\n[rules.variant]\nto = 'hant'",
        }
    )
    settings = find.nearest(root / "a").settings
    assert settings.recipe == "repo"
    assert settings.ignore == ("images", "layout")
    assert settings.rules == {"variant": {"to": "hant", "config": ""}}


def test_a_file_that_extends_itself_or_nothing_is_an_error(project):
    root = project({"a.toml": "extend = 'b.toml'", "b.toml": "extend = 'a.toml'", "c.toml": "extend = 'gone.toml'"})
    with pytest.raises(UserError, match=r"a.toml: extends itself"):
        find.named(root / "a.toml")
    with pytest.raises(UserError, match=r"c.toml: extends .*gone.toml, which is not there"):
        find.named(root / "c.toml")


def test_everything_that_can_be_said_is_read():
    config = schema.config(
        tomllib.loads("""
        recipe = "mine"
        dialect = "markdown"
        encoding = "gb18030"
        strict = true
        select = ["images"]
        extend-select = ["mojibake"]
        ignore = ["encoding"]
        exclude = ["vendor/"]
        [rules.variant]
        to = "hans"
        [recipes.mine]
        entries = ["encoding"]
        summary = "ours"
        safe-only = true
        transcode = "utf-8"
        may-lose = 1
        [[overrides]]
        paths = ["zh/**"]
        recipe = "web"
        [[exceptions]]
        rules = ["pinyin-gloss"]
        phrases = ["强(qiáng)"]
        paths = ["a.md"]
        """)
    )
    rules = {"variant": {"to": "hans"}}
    said = Settings("mine", "markdown", "gb18030", True, ("images",), ("mojibake",), ("encoding",), rules)
    assert config == Config(
        None,
        said,
        ("vendor/",),
        {"mine": Recipe(("encoding",), "ours", safe_only=True, transcode="utf-8", may_lose=1)},
        ((("zh/**",), Settings("web")),),
        (Exempt(("pinyin-gloss",), ("强(qiáng)",), ("a.md",)),),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("recipee = 'x'", "unknown key 'recipee'; did you mean 'recipe'?"),
        ("ignore = ['mojibak']", "unknown value of ignore 'mojibak'; did you mean 'mojibake'?"),
        ("dialect = 'markdwn'", "unknown value of dialect 'markdwn'; did you mean 'markdown'?"),
        ("ignore = 'images'", "ignore takes a list, not 'images'"),
        ("strict = 'yes'", "strict takes true or false, not 'yes'"),
        ("rules = 3", "rules takes a table, not 3"),
        ("[rules.variantt]\nto = 'x'", "unknown rule 'variantt'; did you mean 'variant'?"),
        ("[rules.variant]\ntoo = 'x'", "unknown option of rule variant 'too'; did you mean 'to'?"),
        ("encoding = 'utf9'", "unknown encoding 'utf9'"),
        ("[[overrides]]\nencoding = 'utf9'", "unknown encoding 'utf9'"),
        ("[recipes.a]\ntranscode = 'utf9'", "unknown encoding 'utf9'"),
        ("[recipes.a]\nentrys = []", "unknown key of recipes.a 'entrys'; did you mean 'entries'?"),
        ("[recipes.a.options.variant]\ntoo = 'x'", "unknown option of rule variant 'too'; did you mean 'to'?"),
        ("[[overrides]]\npath = ['a']", "unknown key of overrides 'path'; did you mean 'paths'?"),
        ("[[overrides]]\nextend = 'a'", "unknown key of overrides 'extend'"),
        ("[recipes.a]\nmay-lose = 50", "recipes.a.may-lose takes a number from 0 to 1, not 50"),
        ("[recipes.a]\nmay-lose = nan", "recipes.a.may-lose takes a number from 0 to 1, not nan"),
        ("[recipes.a]\nmay-lose = true", "recipes.a.may-lose takes a number from 0 to 1, not True"),
        ("[recipes.a]\nmay-lose = 0.5", "recipes.a has no entries, the rules and jobs that it runs"),
        ("[tool.textkit]\nrecipe = 'web'", "[tool.textkit] is for pyproject.toml"),
    ],
)
def test_an_error_names_the_nearest_valid_word(text, said):
    assert complaint(text).startswith(said)


def test_an_error_names_its_file_and_costs_exit_code_2(project):
    root = project({"textkit.toml": "recipee = 'web'", "a.md": DIRTY})
    done = textkit("check", "a.md", cwd=root)
    said = f"textkit: {root}/textkit.toml: unknown key 'recipee'; did you mean 'recipe'?\n"
    assert done == (2, b"", said)
    assert textkit("check", "--isolated", "-q", "a.md", cwd=root).status == 1
    (root / "textkit.toml").write_text("recipe = 'wub'", encoding="utf-8")
    said = f"textkit: {root}/textkit.toml: unknown recipe 'wub'; did you mean 'web'?\n"
    assert textkit("check", "a.md", cwd=root) == (2, b"", said)
    (root / "textkit.toml").write_text("recipe = ", encoding="utf-8")
    assert "textkit.toml: not valid TOML: " in textkit("check", "a.md", cwd=root).err


def test_a_wrong_recipe_of_an_override_is_told_once_before_any_file(project):
    root = project({"textkit.toml": "[[overrides]]\npaths = ['a/']\nrecipe = 'rpo'", "a/a.md": DIRTY, "a/b.md": DIRTY})
    said = f"textkit: {root}/textkit.toml: unknown recipe 'rpo'; did you mean 'repo'?\n"
    assert textkit("check", ".", cwd=root) == (2, b"", said)


@pytest.mark.parametrize("text", ["[tool]\ntextkit.ignore", "[tool.'textkit']\nignore", "[ tool . textkit ]\nignore"])
def test_a_table_of_a_project_holds_however_it_is_spelled(project, text):
    root = project({"pyproject.toml": f"{text} = ['mojibake']"})
    assert find.nearest(root).settings.ignore == ("mojibake",)


@pytest.mark.parametrize("text", ["tool = 3", "tool.ruff = 'textkit'", "[[tool]]\nname = 'textkit'"])
def test_a_project_without_our_table_says_nothing_to_us(project, text):
    assert find.nearest(project({"pyproject.toml": text})).file is None


def test_a_table_of_a_project_that_is_none_is_told(project):
    with pytest.raises(UserError, match=r"pyproject\.toml: tool\.textkit takes a table, not 3"):
        find.nearest(project({"pyproject.toml": "[tool]\ntextkit = 3"}))


def test_a_configuration_that_cannot_be_read_is_not_taken_for_none(project):
    root = project({"a.md": DIRTY, "textkit.toml": "recipe = 'repo'"})
    (root / "textkit.toml").chmod(0)
    done = textkit("clean", "-w", "a.md", cwd=root, before=as_a_user)
    assert (done.status, done.err) == (2, f"textkit: {root}/textkit.toml: permission denied\n")
    (root / "textkit.toml").unlink()
    (root / "textkit.toml").symlink_to("moved.toml")
    assert "textkit.toml: no such file or directory" in textkit("clean", "-w", "a.md", cwd=root).err
    assert (root / "a.md").read_bytes() == DIRTY


def test_settings_hold_for_the_files_that_they_speak_of(project):
    root = project(
        {
            "textkit.toml": "ignore = ['mojibake']\n[[overrides]]\npaths = ['in/**']\nextend-select = ['mojibake']\n"
            "[[overrides]]\npaths = ['zh/']\ndialect = 'plain'\n",
            "out.md": DIRTY,
            "own/textkit.toml": "",
            "own/a.md": DIRTY,
        }
    )
    done = textkit("encoding", "--format", "jsonl", "out.md", "own", cwd=root)
    states = {one["path"]: one["state"] for one in map(json.loads, done.out.strip().split(b"\n"))}
    assert states == {"out.md": "clean", "own/a.md": "found"}


def test_flags_win_over_the_file(project):
    root = project({"textkit.toml": "[rules.variant]\nto = 'hant'", "a.md": "软件\n"})
    assert textkit("convert", "-q", cwd=root, stdin="软件".encode()).out.decode() == "軟件"
    assert textkit("convert", "-q", "--to", "tw", cwd=root, stdin="裏".encode()).out.decode() == "裡"
    assert textkit("convert", "-q", "--isolated", cwd=root, stdin="软件".encode()).out.decode() == "软件"


def test_a_recipe_can_be_defined_and_chosen(project):
    root = project({"textkit.toml": "recipe = 'mine'\n[recipes.mine]\nentries = ['zero-width']", "a.md": DIRTY})
    assert textkit("check", "-q", "a.md", cwd=root).status == 0
    assert textkit("check", "-q", "--recipe", "web", "a.md", cwd=root).status == 1


def test_exceptions_spare_phrases_and_paths(project):
    root = project(
        {
            "textkit.toml": "[[exceptions]]\nphrases = ['caf\u00c3\u00a9']\nrules = ['mojibake']\n"
            "[[exceptions]]\npaths = ['b.md']\n",
            "a.md": DIRTY,
            "b.md": "\u200bvoil\u00c3\u00a0\n",
            "c.md": "voil\u00c3\u00a0\n",
        }
    )
    done = textkit("encoding", "--format", "jsonl", ".", cwd=root)
    states = {one["path"]: one["state"] for one in map(json.loads, done.out.strip().split(b"\n"))}
    assert states == {"a.md": "clean", "b.md": "clean", "c.md": "found"}


IDLE = """\
recipe = "repo"

[[exceptions]]
rules = ["mojibake"]
paths = ["/a.md", "/b.md"]

[[exceptions]]
phrases = ["voil\u00c3", "gone"]

[[exceptions]]
rules = ["variant"]
"""


@pytest.mark.parametrize(
    ("words", "idle"),
    [
        ((".",), [("/b.md", 5), ("gone", 8)]),
        (("a.md", "b.md"), []),
        ((".", "--exclude", "b.md"), []),
        ((".", "--select", "images"), []),
        ((".", "--select", "mojibake"), [("/b.md", 5)]),
        ((".", "--extend-select", "variant"), [("/b.md", 5), ("gone", 8), ("", 10)]),
        ((".", "--isolated"), None),
    ],
)
def test_an_exception_that_excepts_nothing_is_a_finding_once_all_was_looked_at(project, words, idle):
    files = {"textkit.toml": IDLE, "a.md": DIRTY, "b.md": CLEAN, "c/d.md": "voil\u00c3\u00a0\n"}
    root = project({**files, **{f"{i}.md": CLEAN for i in range(20)}})
    for _ in ("cold", "from the cache"):
        done = textkit("check", "--format", "jsonl", *words, cwd=root, XDG_CACHE_HOME=str(root / ".cache"))
        last = json.loads(done.out.strip().split(b"\n")[-1])
        found = [(one["old"], one["line"]) for one in last["findings"] if one["rule"] == "unused-exception"]
        assert found == (idle or [])
        assert done.status == (1 if idle or idle is None else 0)
        assert not found or last["path"] == "textkit.toml"


def test_excluded_files_are_left_out(project):
    root = project({"textkit.toml": "exclude = ['vendor/']", "vendor/a.md": DIRTY, "b.md": CLEAN})
    assert textkit("check", "-q", ".", cwd=root).status == 0


def test_show_settings_prints_what_holds_as_toml(project):
    root = project({"textkit.toml": "[[overrides]]\npaths = ['zh/']\n[overrides.rules.variant]\nto = 'hans'"})
    text = textkit("convert", "--show-settings", "zh/a.md", cwd=root).out.decode()
    assert text.startswith(f"# zh/a.md: settings from {root}/textkit.toml\n")
    shown = tomllib.loads(text)
    assert shown["dialect"] == "markdown"
    assert shown["select"] == [name for name in catalog.rules_of("convert") if not catalog.load(name).opt_in]
    assert shown["rules"] == {"variant": {"to": "hans"}}


def test_what_is_found_today_can_be_excepted(project):
    root = project({"textkit.toml": "recipe = 'web'\n", "a [1].md": DIRTY, "sub/b.md": DIRTY, "c.md": CLEAN})
    done = textkit("check", "--rules", "mojibake", "--add-ignore", ".", cwd=root)
    assert done == (0, b"", f"textkit: 2 files with findings, excepted in {root}/textkit.toml\n")
    assert textkit("check", "--rules", "mojibake", "-q", ".", cwd=root).status == 0
    project({"sub/new.md": DIRTY})
    assert textkit("check", "--rules", "mojibake", "-q", ".", cwd=root).status == 1


def test_init_writes_a_configuration_that_can_be_read_and_touches_none(project):
    root = project({"hugo.toml": "", "content/a.md": "# 好好的一段文字\n", ".git/x": ""})
    wrote = "textkit: wrote textkit.toml\ntextkit: wrote .pre-commit-config.yaml\n"
    assert textkit("init", "--hook", cwd=root) == (0, b"", wrote)
    config = find.named(root / "textkit.toml")
    assert config.settings.recipe == "repo"
    said = (root / "textkit.toml").read_text(encoding="utf-8")
    assert "# Seen: 1 file; generator hugo; encodings utf-8 (1); scripts neutral (1).\n" in said
    assert config.settings.rules["unreadable-date"] == {"generator": "hugo"}
    again = textkit("init", cwd=root)
    assert again == (2, b"", "textkit: textkit.toml is there already; it stays as it is\n")


HOOKED = """\
# ours
repos:
-   repo: https://git.example/other  # a comment
    rev: v1
    hooks:
    -   id: other
        args: [a,  'b']

ci: {skip: [other]}
"""


@pytest.mark.parametrize("text", [HOOKED, HOOKED.replace("\n", "\r\n"), HOOKED[: HOOKED.index("\n\nci")]])
def test_init_adds_its_hook_to_those_that_are_there(text):
    fresh = hook.added(text)
    pieces = [*text.partition("'b']")]
    assert fresh.startswith(pieces[0])
    assert fresh.endswith(pieces[2].removeprefix("\r").removeprefix("\n"))
    assert yaml.safe_load(fresh)["repos"] == yaml.safe_load(text)["repos"] + yaml.safe_load(hook.ENTRY)
    assert len(fresh) - len(text) <= len(hook.ENTRY.replace("\n", "\r\n")) + 1, "and nothing else"
    assert hook.has_one(fresh)
    assert not hook.has_one(text)


@pytest.mark.parametrize("text", ["repos: []\n", "repos: [{repo: local}]\n", ": [", "repos: 3\n", "[]", "\udcff"])
def test_init_says_what_to_paste_where_it_can_add_nothing(project, text):
    root = project({".pre-commit-config.yaml": text.encode(errors="surrogateescape"), "textkit.toml": ""})
    done = textkit("init", "--hook", cwd=root)
    assert (done.status, done.out.decode()) == (2, hook.ENTRY)
    assert done.err.startswith("textkit: .pre-commit-config.yaml has no list of repos to add to")
    assert (root / ".pre-commit-config.yaml").read_bytes() == text.encode(errors="surrogateescape")


def test_a_glossary_is_a_section_of_its_own(project):
    root = project({"textkit.toml": '[rules.variant]\nto = "tw"\n[convert.glossary]\n"软件" = "軟件"\n'})
    done = textkit("convert", "-q", stdin="软件里的鼠标\n".encode(), cwd=root)
    assert done.out == "軟件裡的鼠標\n".encode()
    assert "unknown" in complaint('[convert]\nglosary = {"a" = "b"}')


def test_init_hides_no_table_of_a_project(project):
    root = project({"pyproject.toml": "[tool.textkit]\nrecipe = 'repo'\n"})
    said = "textkit: [tool.textkit] in pyproject.toml is there already; it stays as it is\n"
    assert textkit("init", cwd=root) == (2, b"", said)
    assert textkit("init", "--hook", cwd=root) == (0, b"", "textkit: wrote .pre-commit-config.yaml\n")
    assert not (root / "textkit.toml").exists()


def test_init_passes_over_what_it_cannot_read(project):
    root = project({"a.md": CLEAN, "b.md": ""})
    os.truncate(root / "b.md", files.LIMIT + 1)
    assert textkit("init", cwd=root).status == 0
    assert "# Seen: 1 file;" in (root / "textkit.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("glossary", None, "no such file or directory"),
        ("glossary", "a = 1", "it takes a table of words, each with what it becomes or an empty string"),
        ("template", None, "no such file or directory"),
        ("template", "line = 3", "each [[line]] has a line, a position and a verdict"),
        ("template", "[[line]]\nverdict = 'remove'\nposition = 'top'", "a position is one of head, tail, both, body"),
        ("template", "What the page says.", "not valid TOML: "),
    ],
)
def test_a_file_of_words_is_named_in_what_is_wrong_with_it(project, name, text, said):
    root = project({} if text is None else {"x.toml": text})
    words = ("convert", "--to", "tw", "--glossary") if name == "glossary" else ("boilerplate", "--template")
    done = textkit(*words, "x.toml", cwd=root, stdin=CLEAN)
    assert (done.status, done.out) == (2, b"")
    assert done.err.startswith(f"textkit: {name} x.toml: {said}")
    assert done.err.count("\n") == 1
