"""textkit repairs text as the world delivers it: encodings, glosses, scripts, boilerplate, front matter, image links.

>>> import textkit
>>> textkit.clean("caf\\u00c3\\u00a9", ["encoding"]).text
'café'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textkit.decoding import Source
    from textkit.pipeline import Result
    from textkit.regions import Dialect

__version__ = "0.1.0"


def decode(data: bytes, *, encoding: str | None = None, errors: Literal["replace", "strict"] = "replace") -> Source:
    """Decode *data*, in *encoding* if given and otherwise in the one that its bytes speak for; see ``Source``.

    Raises ``errors.UserError`` for an unknown encoding, and with ``errors="strict"`` for bytes that mean nothing.
    """
    from textkit import decoding

    return decoding.decode(data, encoding=encoding, errors=errors)


def clean(
    text: str,
    recipe: str | Iterable[str] = "web",
    *,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    dialect: Dialect | None = None,
) -> Result:
    """Run *recipe* (a name, or a list of job and rule names) over *text*; ``Result.text`` is the outcome.

    *options* are by rule: ``{"variant": {"to": "hans"}}``.  *dialect* says what the text is where the recipe
    does not: ``"markdown"``, ``"web"`` (the default) or ``"plain"``.  Raises ``errors.UserError`` for an unknown
    name, and for bytes.
    """
    from textkit import pipeline, recipes
    from textkit.errors import UserError, unknown

    if not isinstance(text, str):
        raise UserError(f"clean takes text, not {type(text).__name__}; textkit.decode(…).text is the text of bytes")
    if dialect not in (None, "markdown", "web", "plain"):
        raise unknown("dialect", dialect, ("markdown", "web", "plain"))
    plan = recipes.plan(recipe, options)
    return pipeline.run(text, plan.calls, dialect or plan.dialect or "web")
