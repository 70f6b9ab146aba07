"""The hooks that are shipped, run by the real pre-commit in a repository of their own, without network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from textkit import catalog
from textkit.config.planning import plan
from textkit.config.settings import Config, Settings

pytest.importorskip("pre_commit")
HOOKS = yaml.safe_load((Path(__file__).resolve().parent.parent / ".pre-commit-hooks.yaml").read_bytes())
FIXERS = [hook["id"] for hook in HOOKS if hook["id"] != "textkit-check"]
# What each hook has to mend.
BAD = {
    "textkit-fix": "caf\u00c3\u00a9\n",
    "textkit-encoding": "caf\u00c3\u00a9\n",
    "textkit-images": "字 ![](https:///a.example/b.png) 字 ![图](ｈｔｔｐ://a.example/c.png)\n\n![]()\n",
    "textkit-frontmatter": "---\ntitle: 100%: 好\ndate: 2024-03-01\ntitle2: %b\n---\n正文\n",
}


@pytest.fixture
def repository(tmp_path):
    """Return a function that runs a command in a git repository where all hooks are installed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))}
    named = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    alone = {"PATH": path, "PRE_COMMIT_HOME": str(tmp_path / "home"), "GIT_CONFIG_GLOBAL": os.devnull, **named}

    def run(*words):
        return subprocess.run(
            words, cwd=tmp_path / "repo", env=clean | alone, capture_output=True, text=True, check=False
        )

    (tmp_path / "repo").mkdir()
    run("git", "init", "-q")
    return run


def configure(folder, ids):
    local = [{**hook, "language": "system"} for hook in HOOKS if hook["id"] in ids]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")


@pytest.mark.parametrize("hook", FIXERS)
def test_a_hook_fixes_fails_the_commit_and_lets_the_second_pass(repository, tmp_path, hook):
    page = tmp_path / "repo" / "a.md"
    page.write_bytes(BAD[hook].encode())
    configure(tmp_path / "repo", [hook])
    repository("pre-commit", "install")
    repository("git", "add", ".")
    staged = repository("git", "ls-files", "--stage").stdout
    first = repository("git", "commit", "-m", "first")
    assert first.returncode == 1, first.stdout + first.stderr
    assert "1 file written" in first.stdout + first.stderr
    assert page.read_bytes() != BAD[hook].encode()
    assert repository("git", "ls-files", "--stage").stdout == staged
    repository("git", "add", ".")
    second = repository("git", "commit", "-m", "second")
    assert second.returncode == 0, second.stdout + second.stderr


def test_the_check_fails_the_commit_and_changes_nothing(repository, tmp_path):
    page = tmp_path / "repo" / "a.md"
    page.write_bytes(BAD["textkit-fix"].encode())
    configure(tmp_path / "repo", ["textkit-check"])
    repository("git", "add", ".")
    run = repository("pre-commit", "run", "--all-files")
    assert run.returncode == 1
    assert "a.md" in run.stdout
    assert page.read_bytes() == BAD["textkit-fix"].encode()
    (tmp_path / "repo" / "textkit.toml").write_text("exclude = ['a.md']\n", encoding="utf-8")
    assert repository("pre-commit", "run", "--all-files").returncode == 0


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_safe_rules_only(hook):
    words = hook["entry"].split()
    chosen = tuple(words[words.index("--select") + 1].split(",")) if "--select" in words else ()
    assert words[words.index("--recipe") + 1] == "repo"
    calls = plan("repo", Config(), Settings(select=chosen)).calls
    assert calls
    assert {call.rule.risk for call in calls} == {"safe"}
    assert all(catalog.names()[call.rule.name] in chosen for call in calls if chosen)
