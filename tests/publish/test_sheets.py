"""The sheets of every page in one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from dateline.publish.sheets import JOINED, SHEET, bare, joined, unclosed
from tests.built import PROJECT

RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/, /g, ","));
}"""


def test_they_are_joined_in_order_without_comments() -> None:
    sheets = {
        "css/print.css": b".c { d: e }",
        "css/base.css": b"a > b { margin: calc(1rem + 2px) }\n",
        "css/own.css": b"/* kept as it is */",
        "css/tokens.css": b"/* ours,\n   on two lines */\n:root {\n  --a: 1 }\n\n.b::before { content: '/* kept */' }\n",
    }
    files = joined(sheets)
    assert list(files) == [SHEET, "css/own.css"]
    assert files["css/own.css"] == sheets["css/own.css"]
    assert files[SHEET].decode() == (
        ":root{--a: 1}.b::before{content: '/* kept */'}a > b{margin: calc(1rem + 2px)}@media print{.c{d: e}}"
    )


def test_a_site_without_such_sheets_has_no_joined_one() -> None:
    assert joined({"css/own.css": b"a { b: c }"}) == {"css/own.css": b"a { b: c }"}


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (b"@layer a {\n  .b :is(c, d) { e: f; }\n}", b"@layer a{.b :is(c,d){e: f;}}"),
        (b"@page :first { margin: 0 }", b"@page :first{margin: 0}"),
        (b".a { & + & { b: c } :hover { d: e } }", b".a{& + &{b: c}:hover{d: e}}"),
        (b"a { b: calc( (1px + 2px) * -1 ) }", b"a{b: calc( (1px + 2px) * -1 )}"),
        (b"a/* one */b /* two */ { /* three */ }", b"a b{}"),
        (b"a::after { content: \"; , {\" '\\' /*' }", b"a::after{content: \"; , {\" '\\' /*'}"),
    ],
)
def test_only_blanks_that_mean_nothing_go(sheet: bytes, expected: bytes) -> None:
    assert bare(sheet) == expected


def test_the_browser_reads_the_same_rules(page: Page) -> None:
    """Of each of our sheets, bare or not: but for blanks, which values of a var() keep as they were written."""
    for file in sorted((PROJECT / "static/css").iterdir()):
        sheet = file.read_bytes()
        rules = [page.evaluate(RULES, one.decode()) for one in (sheet, bare(sheet))]
        assert rules[0] == rules[1] != []


def test_every_sheet_of_the_engine_is_joined_or_asked_for_by_a_template_or_a_script() -> None:
    sheets = {f"css/{file.name}" for file in (PROJECT / "static/css").iterdir()}
    templates = "".join(file.read_text() for file in (PROJECT / "templates").glob("*.html"))
    scripts = "".join(file.read_text() for file in (PROJECT / "static/js").rglob("*.js"))
    assert set(JOINED) <= sheets
    for sheet in (sheets - set(JOINED)) | {SHEET}:
        name = sheet.removeprefix("css/").removesuffix(".css")
        by_script = (f'style("{name}")', f'markup("{name}")', f'"../{sheet}"')
        assert f'asset("{sheet}")' in templates or any(call in scripts for call in by_script)


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("a { b { c: d } }", None),
        ('a::before { content: "{" } /* { */ b { background: url(x{y) }', None),
        ("a::before { content: '\\'}' } .a\\{ { b: c }", None),
        ("a { b { c: d }", (2, "{ is not closed")),
        ("a { b: c } }", (11, "} closes nothing")),
        ("a { b: c } /* more", (11, "/* is not closed")),
        ('a { content: "x }\nb { c: d }', (13, '" is not closed')),
    ],
)
def test_what_is_open_is_found(sheet: str, found: tuple[int, str] | None) -> None:
    assert unclosed(sheet.encode()) == found


def test_all_of_ours_are_closed() -> None:
    sheets = sorted((PROJECT / "static/css").iterdir())
    assert [file.name for file in sheets if unclosed(file.read_bytes())] == []
