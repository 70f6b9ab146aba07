"""What goes between the brackets of a character class, for several layout rules."""

from __future__ import annotations

# Han as Unicode blocks: unified ideographs with extension A, compatibility, 〇 and the iteration mark.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇々"
# CJK punctuation that stands beside Han, opening and closing, and the full-width forms of ASCII marks.
MARKS = "、。〃〈〉《》「」『』【】〔〕〖〗！（），．：；？～“”‘’…—·"
# What a sentence ends with; a closing quote or bracket may follow.
ENDS = "。！？!?…：:；;"
CLOSERS = "”’」』）)】》〉\\]\"'"
