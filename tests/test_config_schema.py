"""The JSON schema of the configuration: it ships, is up to date, and agrees with what the command accepts."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from command import textkit
from jsonschema import Draft202012Validator

from textkit import catalog
from textkit.cli.init import TEMPLATE
from textkit.config import published, schema
from textkit.config.settings import Config, Settings
from textkit.errors import UserError
from textkit.recipes import Recipe

SHIPPED = json.loads(resources.files("textkit.config").joinpath("schema.json").read_bytes())
VALID = Draft202012Validator(SHIPPED)
README = (Path(__file__).parent.parent / "README.md").read_bytes().decode()


def accepted(text):
    """Say whether the command takes the configuration *text*."""
    try:
        return isinstance(schema.config(tomllib.loads(text)), Config)
    except UserError:
        return False


def test_what_ships_is_valid_up_to_date_and_what_init_prints():
    Draft202012Validator.check_schema(SHIPPED)
    assert published.json_schema() == SHIPPED
    assert json.loads(textkit("init", "--schema").out) == SHIPPED


def test_every_key_and_every_rule_is_known():
    known = SHIPPED["properties"]
    assert {key.replace("-", "_") for key in known} >= set(Settings._fields)
    assert {key.replace("-", "_") for key in known} >= {*Config._fields} - {"file", "settings"}
    assert all("description" in one for one in known.values())
    recipe = known["recipes"]["additionalProperties"]["properties"]
    assert {key.replace("-", "_") for key in recipe} == set(Recipe._fields)
    assert set(SHIPPED["$defs"]["rules"]["properties"]) == set(catalog.names())


FILLED = TEMPLATE.format(seen="3 files", to="hans", mark="# ", generator="hugo")
UNCOMMENTED = re.sub(r"^# (?=\[|[a-z-]+ = )", "", FILLED, flags=re.MULTILINE)
GOOD = [
    FILLED,
    UNCOMMENTED,
    *re.findall(r"```toml\n(.*?)```", README, re.DOTALL),
    '[recipes.mine]\nentries = ["encoding"]\nmay-lose = 1\n[recipes.mine.options.variant]\nto = ""',
    '[rules.variant.glossary]\n"软件" = "軟體"',
    '[convert.glossary]\n"软件" = "軟體"',
    '[frontmatter]\ngenerator = "hugo"\n[frontmatter.schema."posts/**"]\nrequired = ["title"]',
]
BAD = [
    "recipee = 'x'",
    "ignore = ['mojibak']",
    "ignore = 'images'",
    "dialect = 'markdwn'",
    "strict = 'yes'",
    "rules = 3",
    "[rules.variantt]\nto = 'x'",
    "[rules.variant]\ntoo = 'x'",
    "[rules.variant]\nto = 'x'",
    "[recipes.a]\nentrys = []",
    "[recipes.a]\nentries = ['images']\nmay-lose = 'all'",
    "[recipes.a]\nentries = ['images']\nmay-lose = 50",
    "[recipes.a]\nmay-lose = 0.1",
    "[recipes.a]\nentries = []",
    "[[overrides]]\npath = ['a']",
    "[overrides]\npaths = ['a']",
    "[frontmatter]\ngenerator = 'hogo'",
    "[[exceptions]]\nphrase = ['a']",
]


def test_the_template_says_a_lot():
    assert {"recipe", "ignore", "extend-select", "exclude", "rules", "overrides", "frontmatter", "exceptions"} <= {
        *tomllib.loads(UNCOMMENTED)
    }


@pytest.mark.parametrize("text", GOOD)
def test_the_schema_takes_what_the_command_takes(text):
    assert accepted(text)
    assert [error.message for error in VALID.iter_errors(tomllib.loads(text))] == []


@pytest.mark.parametrize("text", BAD)
def test_the_schema_refuses_what_the_command_refuses(text):
    assert not accepted(text)
    assert not VALID.is_valid(tomllib.loads(text))
