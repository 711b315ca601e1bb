"""Marks of notes and the ways back: large enough for a finger, side by side, and no line out of its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.built import build_site
from tests.sites import make_site
from tests.tools.pages import NewPage
from tests.tools.serving import serve_folder

MANY = "Again [@herald].\n\n" * 14
ABOUT = f"---\ntitle: About\n---\nFirst [@gazette][@herald] and words after it.\n\n{MANY}Twice [@herald, page 2], [@herald, page 2].\n\nWithout one.\n"
# How many of the 24 pixels across and of those upright lead to the mark.
PRESSED = """one => {
  const box = one.getBoundingClientRect();
  const across = [...Array(24).keys()].map((x) => [box.left + x + .5, box.top + box.height / 2]);
  const upright = [...Array(24).keys()].map((y) => [box.left + 3, box.top + box.height / 2 - 11.5 + y]);
  return [across, upright].map((all) => all.filter(([x, y]) => document.elementFromPoint(x, y) === one).length);
}"""
DIGITS = """one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const digit = range.getBoundingClientRect();
  return [digit.left, digit.right];
}"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    site = make_site(tmp_path, {"content/pages/about.md": ABOUT})
    with serve_folder(build_site(site, tmp_path / "_site")) as root:
        yield f"{root}about/"


@pytest.fixture
def page(new_page: NewPage, address: str) -> Page:
    opened = new_page(viewport={"width": 320, "height": 640})
    opened.goto(address)
    return opened


def test_without_script_a_mark_leads_to_its_note_and_back(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address)
    page.locator(".body sup a").nth(1).click()
    assert page.url.endswith("#_note-2")
    expect(page.locator("#_note-2")).to_be_in_viewport()
    expect(page.locator(".preview")).to_have_count(0)
    page.locator("#_note-2 .back").first.click()
    expect(page.locator("#_cite-2-1")).to_be_in_viewport()
    assert (
        page.locator("#_cite-2-1").get_attribute("aria-label") == "note 2: The Herald, around December 2017"
    )


def test_a_mark_takes_presses_at_24_pixels(page: Page) -> None:
    mark = page.locator(".body sup a").nth(1)
    mark.scroll_into_view_if_needed()
    assert mark.evaluate(PRESSED) == [24, 24]


def test_neighbours_stand_apart_and_keep_their_own_numbers(page: Page) -> None:
    first, second = (page.locator(".body sup a").nth(number) for number in (0, 1))
    (_, end), (start, _) = first.evaluate(DIGITS), second.evaluate(DIGITS)
    assert start - end >= 4
    hit = "(one, x) => document.elementFromPoint(x, one.getBoundingClientRect().top + 3) === one"
    assert first.evaluate(hit, end - 0.5)
    assert second.evaluate(hit, start + 0.5)


def test_a_mark_leaves_its_line_as_high_as_others(page: Page) -> None:
    marked, plain = (page.locator(".body p").nth(number) for number in (1, -1))
    height = "one => one.getBoundingClientRect().height"
    assert marked.evaluate(height) == plain.evaluate(height) < 36


def test_many_ways_back_stand_in_rows(page: Page) -> None:
    boxes = [box for back in page.locator("#_note-2 .back").all() if (box := back.bounding_box())]
    assert len(boxes) == 15
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24
    rows = sorted({box["y"] for box in boxes})
    assert len(rows) == 2
    assert rows[1] - rows[0] >= 24
    assert page.locator("#_note-2 .back").first.get_attribute("aria-label") == (
        "Back to the text, place 1 of note 2"
    )


def test_they_stand_on_the_line_of_their_note_where_it_has_room(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 640})
    middles = "all => all.map((one) => one.getBoundingClientRect()).map((box) => box.y + box.height / 2)"
    middle = page.locator("#_note-3 > a, #_note-3 .back").evaluate_all(middles)
    assert len(middle) == 3
    assert max(middle) - min(middle) < 3


def test_one_way_back_is_an_arrow(page: Page) -> None:
    assert page.locator("#_note-1 .back").all_inner_texts() == ["↩"]
    assert page.locator("#_note-1 .backs").count() == 0
