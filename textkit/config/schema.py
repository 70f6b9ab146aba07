"""Schema: what may stand in a configuration file: one description, which checks it and becomes its JSON schema.

A shape is a dictionary for a table (``"*"``: any key), a list of one shape for an array, a set of words to choose
from, or a type.
"""

from __future__ import annotations

from typing import Any

from textkit import catalog
from textkit.config.settings import Config, Exempt, Override, Settings
from textkit.decoding import codec
from textkit.errors import CALLED, UserError, unknown
from textkit.recipes import Recipe, merged


class Share:
    """The shape of a number from 0 to 1."""


DIALECT = frozenset({"markdown", "web", "plain"})
GENERATOR = frozenset({"hugo", "hexo", "jekyll"})
KINDS = {**CALLED, Share: "a number from 0 to 1", dict: "a table", list: "a list"}


def shape(name: Any, rules: Any, metadata: Any) -> dict[str, Any]:
    """Return the shape of a file, given those of the *name* of a rule or job, of options by rule, and of a schema."""
    names = [name]
    settings = {
        "recipe": str,
        "dialect": DIALECT,
        "encoding": str,
        "strict": bool,
        "select": names,
        "extend-select": names,
        "ignore": names,
        "rules": rules,
    }
    recipe = {"summary": str, "safe-only": bool, "dialect": DIALECT, "transcode": str, "may-lose": Share}
    return {
        "extend": str,
        "exclude": [str],
        **settings,
        "recipes": {"*": {"entries": names, **recipe, "options": rules}},
        "overrides": [{"paths": [str], **settings}],
        "convert": {"glossary": {"*": str}},
        "frontmatter": {"generator": GENERATOR, "schema": {"*": metadata}},
        "exceptions": [{"rules": names, "phrases": [str], "paths": [str]}],
    }


def config(table: dict[str, Any]) -> Config:
    """Return *table*, as TOML has it, as a configuration (without what it extends); raises ``UserError``."""
    rule, some = frozenset((*catalog.JOBS, *catalog.names())), {"*": Any}
    read = _spelled_out(_checked(shape(rule, {"*": some}, some), table, ""))
    given = [one.get("rules", {}) for one in (read, *read.get("overrides", ()))]
    for rules in (*given, *(one.get("options", {}) for one in read.get("recipes", {}).values())):
        for name, options in rules.items():
            catalog.load(name).settings(options)
    encodings = [one.get("encoding") for one in (read, *read.get("overrides", ()))]
    for name in (*encodings, *(one.get("transcode") for one in read.get("recipes", {}).values())):
        if name:
            codec(name)
    for name, one in read.get("recipes", {}).items():
        if not one.get("entries"):
            raise UserError(f"recipes.{name} has no entries, the rules and jobs that it runs")
    return Config(
        settings=_settings(read),
        exclude=read.get("exclude", ()),
        recipes={name: Recipe(**{"entries": (), **_snake(one)}) for name, one in read.get("recipes", {}).items()},
        overrides=tuple(Override(one.get("paths", ()), _settings(one)) for one in read.get("overrides", ())),
        exceptions=tuple(Exempt(**_snake(one)) for one in read.get("exceptions", ())),
    )


def _spelled_out(read: dict[str, Any]) -> dict[str, Any]:
    """Return *read* with what stands under ``convert`` and ``frontmatter`` as options of rules, or by path."""
    if glossary := read.pop("convert", {}).get("glossary"):
        read["rules"] = merged({"variant": {"glossary": glossary}}, read.get("rules", {}))
    short = read.pop("frontmatter", {})
    for glob, options in reversed(short.get("schema", {}).items()):
        read["overrides"] = ({"paths": (glob,), "rules": {"schema": options}}, *read.get("overrides", ()))
    if "generator" in short:
        names = [name for name in catalog.rules_of("frontmatter") if "generator" in catalog.load(name).options]
        known = {name: {"generator": short["generator"]} for name in names}
        read["rules"] = merged(known, read.get("rules", {}))
    return read


def _settings(read: dict[str, Any]) -> Settings:
    named = _snake(read)
    return Settings(**{name: named[name] for name in Settings._fields if name in named})


def _snake(read: dict[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in read.items()}


def _checked(want: Any, value: Any, where: str) -> Any:
    """Return *value*, which stands at *where*, with lists as tuples; raises ``UserError`` if it is not as *want*."""
    if isinstance(want, dict) and isinstance(value, dict):
        for key in value:
            if key not in want and "*" not in want:
                if key == "tool" and not where:
                    raise UserError("[tool.textkit] is for pyproject.toml; here its keys stand without it")
                raise unknown(f"key{f' of {where}' if where else ''}", key, want)
        return {
            key: _checked(want.get(key, want.get("*")), one, f"{where}.{key}" if where else key)
            for key, one in value.items()
        }
    if isinstance(want, list) and isinstance(value, list):
        return tuple(_checked(want[0], one, where) for one in value)
    if isinstance(want, frozenset) and isinstance(value, str):
        if value not in want:
            raise unknown(f"value of {where}", value, want)
        return value
    if want is Any or type(value) is want or (want is Share and type(value) in (int, float) and 0 <= value <= 1):
        return value
    called = KINDS.get(want if isinstance(want, type) else type(want), "a string")
    raise UserError(f"{where} takes {called}, not {value!r}")
