from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textkit.clue import holding
from textkit.lazily import compiled
from textkit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textkit.document import Document
    from textkit.edit import Edit

# Ideographic spaces, alone or among others, in front of a paragraph; a line of nothing else is another rule's.
INDENT = compiled("^[ \t\xa0]*\u3000[ \t\xa0\u3000]*(?=[^\\s])", re.MULTILINE)


@rule(risk="lossy", clue=holding("\u3000"), opt_in=True, wakes=("encoding", "page-furniture", "frontmatter"))
def paragraph_indent(doc: Document) -> Iterator[Edit]:
    """Remove the ideographic spaces that indent a paragraph.

    They are layout, which Markdown and a style sheet have other means for. Opt-in, and last in the recipes for
    scraped text: until then they tell paragraphs from page furniture.

    ```diff
    - 　　县里昨天开了会。
    + 县里昨天开了会。
    ```
    ```keep
    张　三
    ```
    """
    return doc.sub(INDENT, "", "paragraph indent")
