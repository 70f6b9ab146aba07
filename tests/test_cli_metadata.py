"""The command's flags for metadata: the generator, which auto learns from the project's files, and lifting."""

from __future__ import annotations

import pytest
from command import textkit

from textkit import catalog
from textkit.config.generator import detected
from textkit.config.planning import plan
from textkit.config.settings import Config, Settings

PAGE = """\
山城在线首页 > 要闻 > 正文

山城书市今日开张

来源：山城日报 发布时间：2024-03-01 8:30

三月一日，山城书市在江边的老仓库里开张。书市今日迎来的读者从清早就排起了长队，队伍一直排到桥头，开张仪式因此晚了半个小时。

（责编：王小明）
"""
POST = "title: 春天\ndate: 2024/3/1\n---\n正文\n"


def project(folder, *files, **texts):
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if name.endswith("/") else path.touch()
    for name, text in texts.items():
        (folder / name.replace("_json", ".json")).write_bytes(text.encode())
    return folder


@pytest.mark.parametrize(
    ("generator", "out"),
    [
        ("hugo", "---\ntitle: 春天\ndate: 2024-03-01\n---\n正文\n"),
        ("hexo", POST),
        ("jekyll", f"---\n{POST}"),
    ],
)
def test_the_generator_decides_about_dates_and_fences(generator, out):
    assert textkit("frontmatter", "-q", "--generator", generator, stdin=POST.encode()).out.decode() == out


def test_auto_asks_the_files_of_the_project(tmp_path):
    project(tmp_path, "hugo.toml", "content/posts/", ".git/")
    post = tmp_path / "content" / "posts" / "a.md"
    post.write_bytes(POST.encode())
    assert textkit("frontmatter", "--generator", "auto", "-w", str(post)).status == 0
    assert post.read_bytes().decode() == "---\ntitle: 春天\ndate: 2024-03-01\n---\n正文\n"


@pytest.mark.parametrize(
    ("name", "files", "package"),
    [
        ("hugo", ["hugo.yaml"], ""),
        ("hugo", ["config.toml", "content/", "archetypes/"], ""),
        ("hexo", ["_config.yml", "scaffolds/"], ""),
        ("hexo", ["_config.yml"], '{"dependencies": {"hexo": "^7"}}'),
        ("jekyll", ["_config.yml", "_posts/"], ""),
        ("", ["_config.yml"], "{"),
        ("", ["config.toml"], ""),
        ("", ["hugo.toml", "_config.yml", "scaffolds/"], ""),
        ("", [], ""),
    ],
)
def test_a_generator_is_told_by_its_own_files(tmp_path, name, files, package):
    project(tmp_path, ".git/", "deep/er/", *files, **({"package_json": package} if package else {}))
    assert detected(tmp_path / "deep" / "er") == name


def test_no_project_is_looked_at_outside_the_repository(tmp_path):
    project(tmp_path, "hugo.toml", "inner/.git/")
    assert detected(tmp_path / "inner") == ""


def test_auto_asks_the_project_of_each_file(tmp_path):
    for name, told in (("one", "hugo.toml"), ("two", "_config.yml")):
        project(tmp_path / name, ".git/", told, "_posts/")
        (tmp_path / name / "a.md").write_bytes(POST.encode())
    assert textkit("frontmatter", "--generator", "auto", "-w", str(tmp_path)).status == 0
    assert (tmp_path / "one" / "a.md").read_bytes().decode() == "---\ntitle: 春天\ndate: 2024-03-01\n---\n正文\n"
    assert (tmp_path / "two" / "a.md").read_bytes().decode() == f"---\n{POST}"


def test_the_name_of_a_site_is_what_many_titles_end_in(tmp_path):
    titles = ["春天 - 山城日报", "夏天 - 山城日报", "秋天_山城日报", "冬天 - 江城日报", "我读山城日报"]
    for i, title in enumerate(titles):
        (tmp_path / f"{i}.md").write_bytes(f"---\ntitle: {title}\n---\n".encode())
    assert textkit("frontmatter", "--site-suffix", "3", "-w", str(tmp_path)).status == 0
    left = [(tmp_path / f"{i}.md").read_bytes().decode().split("\n")[1].removeprefix("title: ") for i in range(5)]
    assert left == ["春天", "夏天", "秋天", "冬天 - 江城日报", "我读山城日报"]
    assert textkit("frontmatter", "--site-suffix", "2", str(tmp_path)).status == 2


CONFIG = """
[frontmatter]
generator = "hugo"
[frontmatter.schema."posts/**"]
required = ["title", "tags"]
types = ["tags=list"]
tags = ["随笔"]
date = "day"
"""


def test_the_configuration_names_the_generator_and_a_schema_by_path(tmp_path):
    (tmp_path / "textkit.toml").write_bytes(CONFIG.encode())
    (tmp_path / "posts").mkdir()
    for name in ("posts/a.md", "b.md"):
        (tmp_path / name).write_bytes("---\ndate: 2024/3/1\ntags: [随笔, 杂谈]\n---\n".encode())
    done = textkit("frontmatter", "--format", "concise", "posts", "b.md", cwd=tmp_path)
    told = done.out.decode() + done.err
    assert told.count("Hugo cannot read this date") == 2
    assert told.count("posts/a.md") >= 3
    assert told.count("the key title is missing") == told.count("杂谈 is not one of the tags") == 1


def test_a_generator_that_does_not_exist_is_told(tmp_path):
    (tmp_path / "textkit.toml").write_bytes(b"[frontmatter]\ngenerator = 'hugoo'\n")
    done = textkit("frontmatter", stdin=b"a", cwd=tmp_path)
    assert (done.status, "did you mean 'hugo'" in done.err) == (2, True)


def test_a_page_becomes_a_post():
    post = textkit("frontmatter", "-q", "--lift", "--generator", "hexo", stdin=PAGE.encode()).out.decode()
    assert post.startswith(
        "---\ntitle: 山城书市今日开张\ndate: 2024-03-01 08:30:00\nsource: 山城日报\neditor: 王小明\n---\n"
    )


def test_lifting_comes_before_page_furniture_is_taken_out():
    asked = Settings(extend_select=("lift", "repeated-title"))
    names = [call.rule.name for call in plan("web", Config(), asked).calls]
    later = [name for name in names if catalog.names()[name] in ("boilerplate", "convert")]
    assert names.index("mojibake") < names.index("lift") < names.index(later[0])
    assert names.index("unreadable-value") < names.index("repeated-title")
