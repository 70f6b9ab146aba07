"""``init --hook``: the hook entry in a project's pre-commit configuration, beside what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

ENTRY = """\
- repo: local
  hooks:
    - id: textkit-fix
      name: textkit fix
      entry: textkit clean --recipe repo --write --exit-non-zero-on-fix --force-exclude
      language: system
      types_or: [markdown, mdx, plain-text]
      require_serial: true
"""
FRESH = "repos:\n" + "".join(f"  {line}\n" for line in ENTRY.split("\n")[:-1])

STRANGE = (AttributeError, TypeError, KeyError, ValueError)  # what comes of looking into a file of another shape


def has_one(text: str) -> bool:
    """Say whether the pre-commit configuration *text* runs textkit already."""
    import yaml

    try:
        hooks = [hook for repo in _repos(text) for hook in repo.get("hooks") or ()]
        return any(hook["id"].startswith("textkit") for hook in hooks)
    except (yaml.YAMLError, *STRANGE):
        return False


def added(text: str) -> str | None:
    """Return the pre-commit configuration *text* with the entry at the end of its ``repos``, and all else as it was.

    ``None`` where it has no such list with a line for each part, so that nothing can be added to it.
    """
    import yaml

    try:
        place = _end(yaml.compose(text, yaml.SafeLoader))
        if place is None:
            return None
        mark, column = place
        # What is written as a block ends behind its last line, all else on it.
        at = mark.index if mark.column == 0 else text.find("\n", mark.index) + 1 or len(text)
        newline = "\r\n" if "\r\n" in text else "\n"
        lines = [" " * column + line for line in ENTRY.split("\n")[:-1]]
        before = text[:at] if text[:at].endswith("\n") else text[:at] + newline
        fresh = before + newline.join(lines) + newline + text[at:]
        return fresh if _repos(fresh) == [*_repos(text), *yaml.safe_load(ENTRY)] else None
    except (yaml.YAMLError, *STRANGE):
        return None


def _repos(text: str) -> list[Any]:
    import yaml

    found: list[Any] = yaml.safe_load(text)["repos"]
    return found


def _end(root: yaml.Node | None) -> tuple[yaml.Mark, int] | None:
    """Return where the last word of the list ``repos`` of *root* ends, and the column of its dashes."""
    pairs = root.value if root else ()
    repos = next((value for key, value in pairs if key.value == "repos"), None)
    if repos is None or repos.flow_style or not repos.value:
        return None
    last = repos.value[-1]
    while not isinstance(last.value, str) and not last.flow_style and last.value:
        last = last.value[-1][1] if isinstance(last.value[-1], tuple) else last.value[-1]
    return last.end_mark, repos.start_mark.column
