"""The short way for simple texts gives what the long way gives."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.content import markup
from dateline.content.markup import Fault, Renderer, Text, render_line, render_page, render_title
from dateline.content.markup.simple import simple_line, simple_page, simple_title

NEAR_PLAIN = st.one_of(
    st.sampled_from(
        [
            *"aZé1٣ .,;:'\"()!?/=+-–^{}$%@\n",
            *["\n\n", "\n\n\n", "  ", " \n", "\n ", "\n-", "\n+ ", "\n1. ", "\n:", "\n=", "\n---"],
            *["[@a]", " [@b-2]", "[@C, page 2]", "[@d,e]", "[@f,  g]", "[@h, ,i]", "[@j, k ]", "[@l]: m"],
            *[
                "\n[@n]",
                "[@]",
                "[ @o]",
                "[@p q]",
                "[@dlprobe0zr]",
                "dlprobe0z",
                "klzzwxh:0",
                "word",
                "www.x.org",
            ],
            *["\u00a0", "\u2003", "\u3000", "\u200b", "\u200f", "\ufdd0", "\U0001fffe", "\u1680", "\u0085"],
            *[
                "///Footnotes Go Here///",
                "javascript:",
                "wzxhzdk:0",
                "{: #a }",
                "A.",
                "1)",
                "*",
                "_",
                "`",
                "&",
                "<",
                ">",
            ],
        ]
    ),
    st.text(max_size=3),
)
SOURCES = st.lists(NEAR_PLAIN, max_size=12).map("".join)


def _long(render: Renderer, source: str) -> tuple[Text, tuple[Fault, ...]]:
    with (
        patch.object(markup, "simple_line", lambda _: None),
        patch.object(markup, "simple_page", lambda _: None),
        patch.object(markup, "simple_title", lambda _: None),
    ):
        return render(source)


@pytest.mark.parametrize("render", [render_page, render_line, render_title])
@given(source=SOURCES)
@example(source="One [@a]. Two\n[@b, page 2][@a]\n\n\n3rd — “x”\n\n")
@example(source="a [@b] (c) d\n")
@example(source=" \n\x0b\n")
def test_both_ways_give_the_same(render: Renderer, source: str) -> None:
    assert render(source) == _long(render, source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Two lines,\none paragraph [@a].\n\nAnother [@b-2, page 3, line 4][@c].\n",
        "“Quoted” (and 'so' on): 5 - 3 = 2; to/from {x} 100% ^ £5!\n\n\n2017 was long.",
    ],
)
def test_what_goes_the_short_way(source: str) -> None:
    assert simple_page(source) is not None


@pytest.mark.parametrize(
    "source",
    ["*a*", "a\n- b", "1. a", "a\n===", " a", "a  \nb", "a\n: b", "[@a]: b", "a & b", "a\u00a0b", "~~~"],
)
def test_what_goes_the_long_way(source: str) -> None:
    assert simple_page(source) is None


def test_lines_and_titles() -> None:
    assert simple_line("1. a - b [@c]") == render_line("1. a - b [@c]")[0]
    assert simple_title("1. a - b") == Text("1. a - b", "1. a - b", (), "1. a - b")
    assert simple_title("a [@c]") is None
    assert simple_line("a *b*") is None
