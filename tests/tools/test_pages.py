from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.tools.nu import html_problems
from tests.tools.pages import NewPage, axe, shorten, stays, watch
from tests.tools.serving import serve_folder

GOOD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"></head><body><main><h1>A page</h1></main></body></html>'
BAD = GOOD.replace("</main>", '<img src="x.png"></main><script src="http://127.0.0.1:9/x.js"></script>')


def test_axe_finds_nothing_on_a_good_page(new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.set_content(GOOD)
    assert axe(page) == []


def test_axe_names_rule_and_place(new_page: NewPage) -> None:
    page = new_page()
    page.set_content(BAD)
    (violation,) = axe(page)
    assert violation.startswith("image-alt (critical): ")
    assert violation.endswith('img: <img src="x.png">')


def test_axe_can_look_at_colours_alone_and_at_all_but_them(new_page: NewPage) -> None:
    page = new_page()
    page.set_content(BAD.replace("<h1>", "<p style='color: #eee; background: #fff'>Pale</p><h1>"))
    (pale,) = axe(page, "colours")
    assert pale.startswith("color-contrast (serious): ")
    (nameless,) = axe(page, "shapes")
    assert nameless.startswith("image-alt (critical): ")
    assert len(axe(page)) == 2


def test_a_shortened_list_keeps_its_first_events(new_page: NewPage) -> None:
    page = new_page()
    page.set_content("<ol>" + "".join(f"<li class=item>{number}" for number in range(9)) + "</ol>")
    shorten(page, 3)
    assert page.locator("li").all_inner_texts() == ["0", "1", "2"]


def test_what_is_right_for_a_moment_does_not_stay(page: Page) -> None:
    answers = iter([True, True, False, *[True] * 4])
    assert stays(page, lambda: next(answers))
    assert [*answers] == []
    assert not stays(page, lambda: False)


def test_watch_notes_requests_and_errors(new_page: NewPage, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BAD)
    page = new_page()
    watched = watch(page)
    with serve_folder(tmp_path) as address:
        page.goto(address)
        assert watched.outside(address) == ["http://127.0.0.1:9/x.js"]
        assert address + "x.png" in watched.requests
    assert any("404" in error for error in watched.errors)


def test_checker_tells_file_line_and_problem(vnu_jar: Path, tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(GOOD)
    (tmp_path / "notes.txt").write_text("<b>not a page")
    assert html_problems(vnu_jar, tmp_path) == []
    (tmp_path / "in here").mkdir()
    (tmp_path / "in here/bad.html").write_text(BAD)
    (problem,) = html_problems(vnu_jar, tmp_path)
    assert problem.startswith("in here/bad.html:1: ")
    assert "alt" in problem
