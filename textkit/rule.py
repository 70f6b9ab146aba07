"""Rule: a function from a document to edits and notes, with its documentation and its examples.

Called by rule files (``@rule``), the catalog and the tests; knows nothing of files or the command line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_type_hints

from textkit.errors import CALLED, UserError, unknown
from textkit.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from textkit.clue import Clue
    from textkit.edit import Edit, Note

Risk = Literal["safe", "lossy"]
EXAMPLE = compiled(r"^```(?P<kind>diff|keep|note)(?P<options>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class Option(NamedTuple):
    """One keyword-only parameter of a rule: what a user may set."""

    kind: Any
    default: Any


class Rule(NamedTuple):
    """A rule as the rest of the program sees it.

    ``about`` names the kinds of protected region that the rule may change (``textkit.regions``);
    ``opt_in`` rules run only when named; ``settles=False`` says that a second run may change more; ``before``
    names a job of which no rule may have run yet where this one is added to a recipe; ``wakes`` names the jobs and
    rules that, where they have run already, might find more after this one, which is then kept from it.  Whoever calls
    ``find`` may ask ``clue`` first (``textkit.clue``): where that is not there, the rule finds nothing.
    """

    name: str
    find: Callable[..., Iterable[Edit | Note]]
    risk: Risk
    about: frozenset[str]
    opt_in: bool
    settles: bool
    written: str
    before: str = ""
    wakes: tuple[str, ...] = ()
    clue: Clue | None = None

    @property
    def docs(self) -> str:
        """The docstring, without its indent."""
        import inspect

        return inspect.cleandoc(self.written)

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return self.written.partition("\n")[0]

    @property
    def options(self) -> dict[str, Option]:
        """What can be set, by name: the keyword-only parameters of ``find``."""
        return _options(self.find)

    def settings(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return *given* with each value as its option's type.

        Raises ``UserError`` for an unknown option or a value that does not fit.
        """
        if not given:
            return {}
        options = self.options
        for name in given:
            if name not in options:
                raise unknown(f"option of rule {self.name}", name, options)
        return {name: _coerced(f"{self.name}.{name}", options[name].kind, value) for name, value in given.items()}


# Names that annotations of `find` may use but that rule files import for type checking only.
_TYPING_ONLY: dict[str, Any] = dict.fromkeys(("Iterator", "Iterable", "Document", "Edit", "Note"), Any) | {
    "Iterator": list,
    "Iterable": list,
}


@cache
def _options(find: Callable[..., Iterable[Edit | Note]]) -> dict[str, Option]:
    """Read the schema off a signature once: a caller with many small texts asks for it with each."""
    import inspect

    hints = get_type_hints(find, localns=_TYPING_ONLY)
    spec = inspect.signature(find).parameters.values()
    return {p.name: Option(hints[p.name], p.default) for p in spec if p.kind is p.KEYWORD_ONLY}


def _coerced(name: str, kind: Any, value: Any) -> Any:
    """Return *value*, which may be a word typed by a user, as *kind*."""
    words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    choices = [a for a in get_args(kind) if isinstance(a, str)]
    try:
        if choices:
            if value not in choices:
                raise unknown(f"value for {name}", str(value), choices)
            return value
        if kind is bool:
            return value if isinstance(value, bool) else words[str(value).lower()]
        if kind in (int, float, str):
            return kind(value)
        if getattr(kind, "__origin__", None) is tuple:
            if isinstance(value, dict):  # a table of pairs, such as a glossary
                value = [f"{one}={other}" if other else one for one, other in value.items()]
            return tuple(value.split(",")) if isinstance(value, str) else tuple(value)
    except (KeyError, ValueError, TypeError):
        raise UserError(f"{name} takes {CALLED.get(kind, 'a list')}, not {value!r}") from None
    return value


def rule(  # noqa: PLR0913 - what a rule says of itself
    *,
    risk: Risk,
    clue: Clue | None = None,
    about: Iterable[str] = (),
    opt_in: bool = False,
    settles: bool = True,
    before: str = "",
    wakes: tuple[str, ...] = (),
) -> Callable[[Callable[..., Iterable[Edit | Note]]], Rule]:
    """Make a rule of a function ``find(doc, *, option=default)`` that yields edits and notes in order."""

    def wrap(find: Callable[..., Iterable[Edit | Note]]) -> Rule:
        name = find.__name__.replace("_", "-")
        return Rule(name, find, risk, frozenset(about), opt_in, settles, find.__doc__ or "", before, wakes, clue)

    return wrap


class Example(NamedTuple):
    """A documented case; in a ``note`` nothing changes but something is said."""

    kind: Literal["diff", "keep", "note"]
    before: str
    after: str
    options: dict[str, str]


def examples(docs: str) -> Iterator[Example]:
    """Yield the examples in *docs*: ``diff`` must change so, ``keep`` must not, ``note`` is noticed and stays."""
    for block in EXAMPLE.finditer(docs):
        options = dict(pair.split("=", 1) for pair in block["options"].split())
        body = block["body"]
        if block["kind"] == "diff":
            yield Example("diff", _side(body, "-"), _side(body, "+"), options)
        else:
            yield Example("keep" if block["kind"] == "keep" else "note", visible(body), visible(body), options)


def _side(body: str, sign: str) -> str:
    """Return one side of a ``diff`` block: the lines marked *sign* or unmarked; an empty line is on both."""
    marked = (line for line in body.split("\n")[:-1] if line[:1] in (sign, " ", ""))
    return "".join(f"{visible(line[2:])}\n" for line in marked)


def visible(text: str) -> str:
    """Decode the marks that make invisible characters readable in examples: ``␠ ␉ ␍ <U+200B>``."""
    text = text.translate({0x2420: " ", 0x2409: "\t", 0x240D: "\r"})
    return re.sub(r"<U\+([0-9A-F]{4,6})>", lambda m: chr(int(m[1], 16)), text)
