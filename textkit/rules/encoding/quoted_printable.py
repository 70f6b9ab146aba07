from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.lazily import compiled
from textkit.rule import rule
from textkit.rules.encoding._escapes import decoded, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# Two or more bytes, `=E9=9D=92`, and the ASCII between them; `=` at the end of a line joins it to the next.
BYTES = compiled(r"=[89A-F][0-9A-F](?:=[0-9A-F]{2}|=\n|[!-<>-~ ](?=[!-<>-~ ]{0,60}=))+")


def _read(escapes: str) -> str | None:
    import quopri

    return decoded(quopri.decodestring(escapes.encode("ascii")))


@rule(risk="lossy", clue=holding("="), wakes=("encoding",))
def quoted_printable(doc: Document) -> Iterator[Edit]:
    """Write out `=E9=9D=92`, as mail has it, when the bytes are East Asian text.

    ```diff
    - =E9=9D=92=E7=9F=B3=
    - =E5=A4=A7=E5=AD=A6
    + 青石大学
    ```
    ```keep
    x=E5 和 a=AB=CD
    ```
    ```keep
    if (a=B5=C3) 和 主题 =?x-none?Q?=E9=9D=92?=
    ```
    """
    yield from runs(doc.text, BYTES, _read, "quoted-printable text")
