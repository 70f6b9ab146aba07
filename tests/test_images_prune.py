"""What goes with a removed image, and what stays: empty lines, links, lists, quotations."""

from __future__ import annotations

import pytest

import textkit
from textkit.document import Document
from textkit.edit import apply, checked
from textkit.rules.images._prune import removals
from textkit.rules.images._scan import images


def pruned(text, *, keep_alt=False):
    """Return *text* without the images whose URL is ``x``."""
    doc = Document(text, "markdown")
    doomed = [(image, "why") for image in images(doc) if image.url == "x"]
    return apply(text, checked(text, removals(doc, doomed, keep_alt=keep_alt)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n\n![](x)\n\nb\n", "a\n\nb\n"),
        ("a\n\n\n![](x)\n\n\n\nb\n", "a\n\nb\n"),
        ("a\n![](x)\nb\n", "a\nb\n"),
        ("a\n![](x)\n\nb\n", "a\n\nb\n"),
        ("a\n\n![](x)\nb\n", "a\n\nb\n"),
        ("a\n\n![](x)\n", "a\n"),
        ("a\n\n![](x)", "a\n"),
        ("![](x)\n\na\n", "a\n"),
        ("\n\n![](x)\n\na\n", "a\n"),
        ("![](x)", ""),
        ("---\nt: 1\n---\n\n![](x)\n\na\n", "---\nt: 1\n---\n\na\n"),
        ("a\n\n![](x)\n\n![](x) ![](x)\n![](x)\n\nb\n", "a\n\nb\n"),
        ("a\n\n![](x)\n\n![](y)\n\n![](x)\n\nb\n", "a\n\n![](y)\n\nb\n"),
    ],
)
def test_a_line_left_empty_goes_and_one_blank_line_remains(before, after):
    assert pruned(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a ![](x) b\n", "a b\n"),
        ("a![](x)b\n", "ab\n"),
        ("a ![](x)\n", "a\n"),
        ("![](x) a\n", "a\n"),
        ("a ![](x) ![](x)\n", "a\n"),
        ("a ![](x) ![](x) b\n", "a b\n"),
        ("a ![](x) ![](y) ![](x) b\n", "a ![](y) b\n"),
        ("| a | ![](x) |\n", "| a | |\n"),
        ("# a ![](x)\n", "# a\n"),
    ],
)
def test_inside_a_line_one_space_remains(before, after):
    assert pruned(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a [![](x)](u) b\n", "a b\n"),
        ("a [![](x) t](u) b\n", "a [t](u) b\n"),
        ("a [![](x)![](y)](u) b\n", "a [![](y)](u) b\n"),
        ("a [ ![](x) ![](x) ](u) b\n", "a b\n"),
        ("a [![](x)][r] b\n\n[r]: /u\n", "a b\n\n[r]: /u\n"),
        ('a <a href="u"><img src="x"></a> b\n', "a b\n"),
        ('a <a href="u">t <img src="x"></a> b\n', 'a <a href="u">t </a> b\n'),
    ],
)
def test_a_link_goes_only_if_it_then_holds_nothing(before, after):
    assert pruned(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a\n- ![](x)\n- b\n", "- a\n- b\n"),
        ("1. ![](x)\n   more\n", "1.\n   more\n"),
        ("- a\n\n  ![](x)\n\n  b\n", "- a\n\n  b\n"),
        ("> a\n>\n> ![](x)\n>\n> b\n", "> a\n>\n> b\n"),
        ("a\n\n## ![](x)\n\nb\n", "a\n\nb\n"),
        ("a\n\n![](x)\n===\n\nb\n", "a\n\nb\n"),
        ("a\n![](x)\n---\n\nb\n", "a\n---\n\nb\n"),
        ("***\n![](x)\n", "***\n"),
        ("![](x)# a\n", "![](x)# a\n"),
        ("a\n![](x) - b\n", "a\n![](x) - b\n"),
    ],
)
def test_lists_quotations_and_headings_keep_their_shape(before, after):
    assert pruned(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a ![b](x) c\n", "a b c\n"),
        ("![b](x)\n", "b\n"),
        ("[![b](x)](u)\n", "[b](u)\n"),
        ("a\n\n![](x)\n\nb\n", "a\n\nb\n"),
        ("![b](x) ![](x)\n", "b\n"),
    ],
)
def test_the_alternative_text_may_stay(before, after):
    assert pruned(before, keep_alt=True) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![](//pixel.wp.com/b.gif)![]()\n", ""),
        ("<img src=''><img src='https://a.example/b.gif' width=1 height=1>\n", ""),
        ("![](ttps://pixel.wp.com/b.gif) a\n", "a\n"),
        ("![a](/b.png)\n\n![](//pixel.wp.com/b.gif)\n\n![a](/b.png)\n", "![a](/b.png)\n"),
        ("![a](/blank.gif)![a](//pixel.wp.com/b.gif)\n", ""),
    ],
)
def test_the_rules_run_in_an_order_that_settles(before, after):
    once = textkit.clean(before, ["images"]).text
    assert once == after
    assert textkit.clean(once, ["images"]).text == once
