"""Take page furniture and spam out of a page."""

ORDER: tuple[str, ...] = (
    "spam-line",
    # Judges the whole page, with every clue still there.  The rules below take the lines that it leaves to them.
    "page-furniture",
    "breadcrumb",
    "channel-list",
    "login-prompt",
    "byline-field",
    "follow-prompt",
    "share-bar",
    "reading-tool",
    "loading-text",
    "editor-line",
    "related-list",
    "comment-prompt",
    "disclaimer",
    "cookie-notice",
    "site-footer",
    # What is known of the site takes what the others left; before them it would take the clues they judge a page by.
    "template-line",
    # What repeats furniture has gone with it.
    "duplicate-paragraph",
)
