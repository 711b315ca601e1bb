"""The sheets of every page in one."""

from __future__ import annotations

from dateline.publish.sheets import JOINED, SHEET, joined
from tests.built import PROJECT


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
        ":root{--a:1}.b::before{content:'/* kept */'}a>b{margin:calc(1rem + 2px)}@media print{.c{d:e}}"
    )


def test_a_site_without_such_sheets_has_no_joined_one() -> None:
    assert joined({"css/own.css": b"a { b: c }"}) == {"css/own.css": b"a { b: c }"}


def test_every_sheet_of_the_engine_is_joined_or_asked_for_by_a_template_or_a_script() -> None:
    sheets = {f"css/{file.name}" for file in (PROJECT / "static/css").iterdir()}
    templates = "".join(file.read_text() for file in (PROJECT / "templates").glob("*.html"))
    scripts = "".join(file.read_text() for file in (PROJECT / "static/js").rglob("*.js"))
    assert set(JOINED) <= sheets
    for sheet in (sheets - set(JOINED)) | {SHEET}:
        assert f'asset("{sheet}")' in templates or f'../{sheet}"' in scripts
