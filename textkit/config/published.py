"""Published: what ``schema`` checks as a JSON schema, for editors and other programs.

``tools/docs.py`` writes it to ``schema.json`` beside this module, which ``textkit init --schema`` prints.
"""

from __future__ import annotations

import json
from typing import Any, Literal, NamedTuple, get_args, get_origin

from textkit import catalog
from textkit.config.schema import Share, shape

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", Share: "number"}
LIMITS = {"minimum": 0, "maximum": 1}  # of a share
# What an editor says of a key.
ABOUT = {
    "extend": "Another configuration file on which this one is laid; relative to this one.",
    "exclude": "Files to leave out, as .gitignore would; relative to this file.",
    "recipe": "repo, web, corpus, or one of [recipes].",
    "dialect": "What the texts are; if it is not said, a file's name decides.",
    "encoding": "The encoding that the files are in; if it is not said, their bytes decide.",
    "strict": "Refuse files that do not decode without loss.",
    "select": "Run only these rules and jobs.",
    "extend-select": "Run these rules and jobs, too.",
    "ignore": "Leave these rules and jobs out.",
    "rules": "Options by rule.",
    "recipes": "Recipes of one's own.",
    "overrides": "Settings for the files that paths, git patterns, match; the last one wins.",
    "convert": "The words of a project that convert keeps or changes.",
    "frontmatter": "The generator that reads the metadata, and what they must be like, by path.",
    "exceptions": "What stays as it is: phrases (or all) in paths (or everywhere), whatever rules (or any) say.",
}


class Ref(NamedTuple):
    """A shape that is said once, under ``$defs``."""

    name: str


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of a configuration file, with every rule and its options."""
    described = {name: catalog.load(name) for name in catalog.names()}
    options = {
        name: {key: _of(option.kind) for key, option in rule.options.items()} for name, rule in described.items()
    }
    rules = _json(options)
    for name, rule in described.items():
        rules["properties"][name]["description"] = rule.summary
    whole = _json(shape(Ref("name"), Ref("rules"), Ref("metadata")))
    for key, said in ABOUT.items():
        whole["properties"][key]["description"] = said
    recipe = whole["properties"]["recipes"]["additionalProperties"]
    recipe["required"] = ["entries"]
    recipe["properties"]["entries"]["minItems"] = 1
    names = {"enum": sorted((*catalog.JOBS, *catalog.names()))}
    return {
        "$schema": DRAFT,
        "title": "textkit.toml",
        **whole,
        "$defs": {"name": names, "rules": rules, "metadata": _json(options["schema"])},
    }


def written() -> str:
    """Return the JSON schema as its file holds it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _of(kind: Any) -> Any:
    """Return the type of a rule's option as a shape."""
    if get_origin(kind) is Literal:
        return frozenset(get_args(kind))
    return tuple if get_origin(kind) is tuple else kind


def _json(want: Any) -> dict[str, Any]:
    """Return the JSON schema of the shape *want*."""
    if isinstance(want, Ref):
        return {"$ref": f"#/$defs/{want.name}"}
    if isinstance(want, dict):
        known = {key: _json(one) for key, one in want.items() if key != "*"}
        others = _json(want["*"]) if "*" in want else False
        return {"type": "object", "properties": known, "additionalProperties": others}
    if isinstance(want, list):
        return {"type": "array", "items": _json(want[0])}
    if isinstance(want, frozenset):
        return {"enum": sorted(want)}
    if want is tuple:  # words, or a table of pairs
        text = {"type": "string"}
        return {"type": ["array", "object", "string"], "items": text, "additionalProperties": text}
    return {"type": TYPES[want], **(LIMITS if want is Share else {})}
