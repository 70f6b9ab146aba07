"""Labels of bylines, and the names, dates and addresses that stand behind them, in both Chinese scripts and English.

Every pattern begins with a word or a bracket and is bounded, so that a page is read once for each.
"""

from __future__ import annotations

import re

from textkit.lazily import compiled

# Not in quotation marks, and not in `请注明来源`.
_FREE = r"(?<![“\"「『‘《])(?<!注明)(?<!註明)(?<!标明)"
_DATE = (
    r"(?P<year>(?:19|20)\d{2})[ \t]?[-/.年][ \t]?(?P<month>1[0-2]|0?[1-9])[ \t]?[-/.月][ \t]?"
    r"(?P<day>3[01]|[12]\d|0?[1-9])日?"
    r"(?:[ \tT\u3000]*(?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?)?"
)
# What may follow a value without a space: the next label, or what pages put behind a byline.
_NEXT = (
    r"(?:发布|發布|发表|發表|发稿|發稿|更新|日期|时间|時間|来源|來源|作者|记者|記者|编辑|編輯|责编|責編|责任|責任|"
    r"摄|攝|查看|我来|我來|审核|審核|浏览|瀏覽|点击|點擊|阅读|閱讀|字号|字體|字体|分享|打印|关闭|關閉|微信|微博|上一篇|下一篇|相关|相關|版权|版權|【)"
)
_STOP = rf"(?=[ \t\u3000]*(?:$|\n|[|丨,，;；。()（）\[\]<]|[ \t\u3000]{{2}}|{_NEXT}))"
_NAME = r"[\u3400-\u9fff·]{2,4}"

# A day with the month's name, as English writes it: `Tuesday, Jan. 16th, 2024`, `16 January 2024`; the time is left,
# for it is in a zone.
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?[ \t]+)?"
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY, _YEAR = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)\b(?P<hour>)(?P<second>)"
_POSTED = r"[PpDd](?<!\w[PpDd])(?i:ublished|osted|ate)(?: on)?[ \t]*(?::[ \t]*)?"

DATES = (
    compiled(
        rf"{_FREE}(?:发布|發布|发表|發表|发稿|發稿|刊登|上传|上傳)(?:时间|時間|日期|于|於)?[ \t]*"
        rf"(?:[:：][ \t]*)?{_DATE}"
    ),
    compiled(rf"{_FREE}(?:时间|時間|日期)[ \t]*[:：][ \t]*{_DATE}"),
    compiled(rf"{_FREE}(?:来源|來源)[ \t]*[:：][ \t]*{_DATE}"),
    compiled(rf"{_POSTED}{_DATE}"),
    compiled(rf"{_POSTED}(?i:{_WEEKDAY}{_MONTH}[ \t]+{_DAY},?[ \t]+{_YEAR})"),
    compiled(rf"{_POSTED}(?i:{_WEEKDAY}{_DAY}[ \t]+{_MONTH},?[ \t]+{_YEAR})"),
)
# Without a label, in a line that is no sentence.
BARE_DATE = compiled(rf"(?<![\d.-]){_DATE}")
NO_BYLINE = compiled(r"[。！？!?，；;]")
# Behind a time: half of the day, or a zone.
ELSEWHEN = compiled(r"[ \t]*(?:[AaPp]\.?[Mm]\b|Z\b|[+-]\d\d:?\d\d\b)")
_SOURCE = rf"{_FREE}(?<!的)(?:来源|來源|稿源|出处|出處)[ \t]*[:：][ \t\u3000]*"
_MEDIUM = r"(?P<value>(?!(?:19|20)\d\d-)[^\s:：,，。;；|丨<>()（）\[\]“”\"《》]{2,24}?)"
SOURCES = (
    compiled(rf"{_SOURCE}(?:(?:19|20)\d\d-\d\d-\d\d)?\[?{_MEDIUM}(?:{_STOP}|(?=\s))"),
    # The date came between, on a line of its own: 来源：2024-03-01⏎⏎山城日报发稿时间：2024-03-01
    compiled(rf"{_SOURCE}(?:19|20)\d\d-\d\d-\d\d\s{{1,4}}{_MEDIUM}(?={_NEXT}[^\s:：]{{0,4}}[:：])"),
    compiled(r"^Source[ \t]*:[ \t]*(?P<value>[^\n|,;<>]{2,40}?)(?=[ \t]*(?:$|[|,;]))", re.IGNORECASE | re.MULTILINE),
)
AUTHORS = (
    compiled(
        rf"(?m){_FREE}(?:作者|撰文|撰稿|^文字|^文)[ \t]*[:：][ \t\u3000]*"
        rf"(?P<value>[\w·]{{2,20}}?(?:[、,， \u3000][\w·]{{2,20}}?){{0,8}}){_STOP}"
    ),
    # Brackets at the beginning or the end of an article: （记者 某某 某某 摄影报道）, （某某部供稿）
    compiled(
        rf"[（(][^（）()\n]{{0,12}}?(?:特约作者|特約作者|记者|記者|作者|通讯员|通訊員)[ \u3000:：]*"
        rf"(?P<value>{_NAME}?(?:[ 、\u00a0\u3000]+{_NAME}?){{0,5}})[ \u00a0\u3000]*"
        r"(?:摄影报道|攝影報道|摄影|攝影|报道|報道|摄|攝)?[)）]"
    ),
    compiled(r"[（(](?P<value>[^（）()\n，。,]{2,20}?)[ \u3000]*供稿[)）]"),
    compiled(r"^(?:By|Author:?)[ \t]+(?P<value>[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3})[ \t]*$", re.MULTILINE),
)
EDITORS = (
    compiled(
        rf"{_FREE}(?:责任编辑|責任編輯|责编|責編|编辑|編輯)[ \t]*[:：][ \t\u3000]*"
        rf"(?P<value>{_NAME}?(?:[、 \u3000]{_NAME}?){{0,3}}){_STOP}"
    ),
)
LINKS = (
    compiled(
        r"(?:原文|首发|首發|出处|出處|来源|來源|转载自|轉載自|本文)(?:链接|鏈接|連結|地址|网址|網址)?"
        r"[ \t]*[:：][ \t]*<?"
        r"(?P<value>https?://[^\s<>\"'）)】]+)"
    ),
    compiled(r"\[[^\]\n]{0,20}(?:原文|首发|首發|出处|出處)[^\]\n]{0,20}\]\((?P<value>https?://[^)\s]+)\)"),
)
# Words beside names that are none.
ROLE = compiled(r"(?:本报|本報|本网|见习|見習|实习|實習|特约|责任|責任|记者|記者|编辑|編輯|通讯员|通訊員)+[:： ]*")
NOBODY = compiled(
    r"(?:阅读|閱讀|整合|整理|综合|綜合|来源|來源|报道|報道|编译|編譯|摄影|攝影|文字|图片|圖片)|.{1,6}[网網报報]"
)
WORD = compiled(r"[^ \u00a0\u3000、,，]+")
NAMELESS = ("转载", "轉載", "未知", "不详", "不詳", "网络", "網絡", "互联网", "本站", "原创", "admin")
