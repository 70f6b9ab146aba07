"""Links whose destination holds a backtick: there it opens no code span (CommonMark 0.31.2, 6.3)."""

from __future__ import annotations

from textkit.lazily import compiled

CLUE = compiled(r"\](?<!\\\])\((?=[^()\s`]*+`)")
REST = compiled(
    r"(?:<[^<>\n]*+>|(?:[^\s()\\<]|\\.)(?:[^\s()\\]++|\\.|\((?:[^\s()\\]++|\\.)*+\))*+)"
    r"(?:[ \t\n]+(?:\"[^\"\n]*+\"|'[^'\n]*+'))?+[ \t\n]*+\)"
)
# A bracket, or what hides one.
BRACKET = compiled(r"\\.|(`+)[^`]++\1(?!`)|[][]")
PLAIN = compiled(r"[^]`\\]*+")
LABEL = 200


def with_backtick(text: str) -> dict[int, int]:
    """Return where each link of *text* ends that has a backtick in its destination, by the offset of the first.

    Labels longer than 200 characters are not looked for.
    """
    if "](" not in text:
        return {}
    ends = {}
    for clue in CLUE.finditer(text):
        link = REST.match(text, clue.end())
        if link and _opened(text, clue.start()):
            ends[text.index("`", clue.end())] = link.end()
    return ends


def _opened(text: str, at: int) -> bool:
    """Whether the bracket at *at* closes one that may open a link: no link stands inside another, but for images."""
    start = max(text.rfind("\n\n", max(at - LABEL, 0), at), at - LABEL, 0)
    last = text.rfind("[", start, at)
    if last >= 0 and PLAIN.fullmatch(text, last + 1, at) and text[last - 1] != "\\":
        return True
    opened: list[int] = []
    for hit in BRACKET.finditer(text, start, at):
        if hit[0] == "[":
            opened.append(hit.start())
        elif hit[0] == "]" and opened:
            inner = opened.pop()
            if text.startswith(("(", "["), hit.end()) and text[inner - 1] != "!":
                opened = [outer for outer in opened if text[outer - 1] == "!"]
    return bool(opened)
