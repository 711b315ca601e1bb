"""Markdown to safe HTML: pairs in text files, positions of faults, and any text at all."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.content.markup import (
    Citation,
    Fault,
    Renderer,
    Text,
    citation_offsets,
    image_offsets,
    render_line,
    render_page,
    render_title,
)

PAIRS: Final = Path(__file__).parent / "markup"


def _pairs(name: str) -> list[tuple[str, str]]:
    """What stands in `markup/<name>.txt`: Markdown, a line of dots, HTML; pairs between lines of equals signs."""
    text = (PAIRS / f"{name}.txt").read_text(encoding="utf-8")
    pairs = [pair.split("\n.\n") for pair in text.rstrip("\n").split("\n===\n")]
    return [(markdown, html) for markdown, html in pairs]


def _filled(text: Text) -> str:
    return text.fill(lambda one: f"[{one.source}|{one.locator}]", lambda there: f"..{there}")


@pytest.mark.parametrize(("source", "wanted"), _pairs("page"))
def test_page(source: str, wanted: str) -> None:
    text, faults = render_page(source, "x")
    assert faults == ()
    assert _filled(text) == wanted


@pytest.mark.parametrize(("source", "wanted"), _pairs("line"))
def test_line(source: str, wanted: str) -> None:
    text, faults = render_line(source)
    assert faults == ()
    assert _filled(text) == wanted


@pytest.mark.parametrize(("source", "wanted"), _pairs("title"))
def test_title(source: str, wanted: str) -> None:
    text, faults = render_title(source)
    assert faults == ()
    assert _filled(text) == wanted


@pytest.mark.parametrize(("source", "wanted"), _pairs("plain"))
def test_plain(source: str, wanted: str) -> None:
    assert render_page(source)[0].plain == wanted


@pytest.mark.parametrize(("source", "wanted"), _pairs("lead"))
def test_lead(source: str, wanted: str) -> None:
    assert _filled(render_page(source, "x")[0].lead()) == wanted


def test_faults_stand_where_they_are() -> None:
    source = "é **a** <b>x</b>\n\n- [@no good], [y](ftp://h)\n- `<i>` ![](s.jpg)\n"
    _, faults = render_page(source)
    found = sorted((fault.offset, fault.message) for fault in faults)
    assert found == [
        (source.index("<b>"), "raw HTML: <b>"),
        (source.index("[@no"), "“[@no good]” is no citation"),
        (source.index("ftp:"), "the address “ftp://h” begins with ftp:"),
        (source.index("s.jpg"), "the image “s.jpg” has no alt text"),
    ]


def test_citations_and_where_they_stand() -> None:
    source = "One [@a]. `[@a]` Two [@b, page 2][@a].\n\n[^1]: Note [@c].\n\nX[^1]\n"
    text, _ = render_page(source)
    assert text.citations == (Citation("a"), Citation("b", "page 2"), Citation("a"), Citation("c"))
    assert citation_offsets(source) == (
        ("a", source.index("[@a]")),
        ("b", source.index("[@b")),
        ("a", source.rindex("[@a]")),
        ("c", source.index("[@c]")),
    )


def test_images_and_where_they_stand() -> None:
    source = 'a.jpg ![A](a.jpg) ![B](b/c.jpg "T") ![A again](a.jpg) `![A](a.jpg)`'
    assert image_offsets(source) == (
        ("a.jpg", source.index("(a.jpg") + 1),
        ("a.jpg", source.index("again](a.jpg") + 7),
        ("b/c.jpg", source.index("b/c.jpg")),
    )


def test_footnotes_of_one_text_stay_out_of_the_next() -> None:
    first, _ = render_page("A[^1]\n\n[^1]: Note\n", "one")
    second, faults = render_page("B[^1]\n", "two")
    assert 'id="one-fn-1"' in first.marked
    assert "Note" not in second.marked
    assert second.marked == "<p>B</p>"
    assert [(fault.offset, fault.message) for fault in faults] == [(1, "there is no footnote [^1]")]


def test_texts_of_this_site_in_code_are_not_links() -> None:
    text, _ = render_page('`<a href="/about/">` and href="/about/"')
    assert text.links() == ()
    assert "../about" not in _filled(text)


def test_links_of_this_site() -> None:
    text, _ = render_page('[a](/about/?b=1&c=2 "x > y") [b](https://example.org/) ![c > d](e.jpg)')
    assert text.links() == ("/about/?b=1&c=2", "/static/e.jpg")


# ---- any text ------------------------------------------------------------------------------------

ALLOWED: Final = {
    render_page: {
        "p",
        "em",
        "strong",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "code",
        "pre",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "dl",
        "dt",
        "dd",
        "abbr",
        "sup",
        "div",
    },
    render_line: {"em", "strong", "a", "code", "br", "sup"},
    render_title: {"em", "strong", "code"},
}
ATTRIBUTES: Final = {"href", "src", "alt", "title", "class", "id", "start", "data-citation"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_comment(self, data: str) -> None:
        self.tags.add(f"!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.tags.add(f"!{decl}")

    def handle_pi(self, data: str) -> None:
        self.tags.add(f"?{data}")


PIECES: Final = st.one_of(
    st.sampled_from(
        [
            *"*_`[]()<>!#-+:|\\\"'&;/=^~ \n\t.1",
            "](",
            "[@",
            "[@a]",
            "[^1]",
            "[^1]: ",
            "![",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "javascript:",
            "&#106;avascript:",
            "java\tscript:",
            "data:text/html,",
            "https://h/",
            "//h/",
            "/static/",
            "onclick=",
            "{: onclick=x }",
            "<script>",
            "<a href=x>",
            "<svg onload=x>",
            "\n\n",
            "    ",
            "> ",
            "- ",
            "1. ",
            "| a | b |\n|:-:|--|\n| c | d |",
            "*[HTML]: x",
            "HTML",
            "\x02",
            "\x03",
            "\x00",
            "dlprobe0z",
            "klzzwxh:0",
            "é",
        ]
    ),
    st.text(max_size=4),
)
TEXTS: Final = st.lists(PIECES, max_size=25).map("".join)


@pytest.mark.parametrize("render", [render_page, render_line, render_title])
@given(source=TEXTS)
@example(source="[a](javascript:alert(1))<img src=x onerror=y>")
@example(source="<javascript:x> [b]: data:x")
@example(source="[a]( \x01javascript:x)")
@example(source="dlprobe0z <b>")
def test_any_text_is_safe(render: Renderer, source: str) -> None:
    text, faults = render(source)
    reader = _Reader()
    reader.feed(text.marked)
    reader.close()
    assert reader.tags <= ALLOWED[render]  # type: ignore[index]
    assert {name for name, _ in reader.attributes} <= ATTRIBUTES
    for name, value in reader.attributes:
        scheme = re.match(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\x00-\x20-]*):", value)
        if name in {"href", "src"} and scheme:
            assert scheme[1].lower() in {"http", "https", "mailto"}
    _check_faults(source, faults)
    assert render(source) == (text, faults)


def _check_faults(source: str, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        assert 0 <= fault.offset <= len(source)
        assert fault.message
        assert fault.hint


@given(TEXTS, TEXTS)
def test_one_text_leaves_nothing_for_the_next(first: str, second: str) -> None:
    alone = render_page(second)
    render_page(first)
    assert render_page(second) == alone


@given(TEXTS)
def test_every_mark_can_be_filled(source: str) -> None:
    filled = _filled(render_page(source)[0])
    assert (
        "data-citation" not in re.sub(r"<code>.*?</code>", "", html.unescape(filled))
        or "data-citation" in source
    )


@pytest.mark.parametrize("piece", ["> ", "[", "*", "- ", "![", "`", "<", "[@", "_a"])
def test_deep_nesting_is_text_or_told(piece: str) -> None:
    _check_faults(piece * 400, render_page(f"{piece * 400}a\n")[1])


@pytest.mark.parametrize("render", [render_page, render_line, render_title])
def test_brackets_left_open(render: Renderer) -> None:
    assert "brackets stand open" not in str(render("[" * 500)[1])
    assert "brackets stand open" not in str(render("\\[" * 501)[1])
    assert "brackets stand open" not in str(render("[a]" * 501)[1])
    text, faults = render("[a] " + "[" * 501)
    assert not text
    assert [(one.offset, one.message) for one in faults] == [
        (4, "more than 500 brackets stand open from here on")
    ]


def test_all_that_may_not_stand_in_a_title_is_told_where_it_stands() -> None:
    source = "A [link](/about/), a note [@gazette], ![x](ship.jpg), <b>x</b> and [y](javascript:alert)"
    assert [(source[one.offset :][:8], one.message) for one in render_title(source)[1]] == [
        ("/about/)", "a link in a title"),
        ("[@gazett", "a citation in a title"),
        ("ship.jpg", "an image in a title"),
        ("<b>x</b>", "raw HTML: <b>"),
        ("javascri", "a link in a title"),
    ]


def test_images_in_a_text_field_are_told_beside_what_else_is_wrong() -> None:
    source = "An ![x](ship.jpg), <b>x</b> and ![](/far.jpg)"
    assert [(source[one.offset :][:8], one.message) for one in render_line(source)[1]] == [
        ("ship.jpg", "the image “ship.jpg” in a text field"),
        ("<b>x</b>", "raw HTML: <b>"),
        ("/far.jpg", "the image “/far.jpg” in a text field"),
    ]


def test_a_less_than_sign_is_not_taken_for_bold() -> None:
    (fault,) = render_line("where a<b, as they say")[1]
    assert fault.hint == "Write Markdown instead; for a less-than sign write \\<."
    (fault,) = render_line("where a <b>word</b> is")[1]
    assert fault.hint == "Write **the words**."


def test_references_to_characters_that_cannot_be_shown() -> None:
    source = "`&#1; &#127;` a&#169; b&#x85; c&#127; &#x7F d&#9999999;"
    assert [(one.offset, one.message) for one in render_line(source)[1]] == [
        (source.index("&#127; &#x"), "the invisible character U+007F"),
        (source.index("&#x7F "), "the invisible character U+007F"),
    ]
